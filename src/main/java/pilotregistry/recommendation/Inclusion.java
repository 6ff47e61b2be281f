package pilotregistry.recommendation;

import org.jspecify.annotations.Nullable;

/// That a letter names a filing, and whether that has been entered upon the application.
///
/// @param letter the letter's document number
record Inclusion(String letter, Outcome outcome, @Nullable VoidReason voidReason) {

    /// How far it has come.
    enum Outcome {
        /// recorded here, not yet entered upon the application
        PENDING,
        ENTERED,
        VOID
    }

    /// What happened to the application before the letter could be entered.
    enum VoidReason {
        RETURNED,
        WITHDRAWN,
        FILED_ANEW
    }

    static Inclusion pending(String letter) {
        return new Inclusion(letter, Outcome.PENDING, null);
    }

    Inclusion entered() {
        return new Inclusion(letter, Outcome.ENTERED, null);
    }

    Inclusion voided(VoidReason reason) {
        return new Inclusion(letter, Outcome.VOID, reason);
    }

    boolean pending() {
        return outcome == Outcome.PENDING;
    }
}
