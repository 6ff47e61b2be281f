package pilotregistry.alert;

import org.jspecify.annotations.Nullable;

/// What is on its way.
///
/// @param owed number of the digest that is still to be delivered
/// @param invited the confirmation that was asked for
record Errands(@Nullable Integer owed, @Nullable String invited) {

    static final Errands NONE = new Errands(null, null);
}
