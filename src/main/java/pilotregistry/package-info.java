/// The registry of cleaner production audit innovation pilots (清洁生产审核创新试点): one package for each step of the procedure.
@NullMarked
package pilotregistry;

import org.jspecify.annotations.NullMarked;
