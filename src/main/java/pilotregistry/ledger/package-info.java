/// What every aggregate is written through.
@NullMarked
package pilotregistry.ledger;

import org.jspecify.annotations.NullMarked;
