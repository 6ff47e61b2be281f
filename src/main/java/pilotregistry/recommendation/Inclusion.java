package pilotregistry.recommendation;

import org.jspecify.annotations.Nullable;

/// That a letter names a filing, and whether that has been entered upon the application.
///
/// @param letter the letter's document number
record Inclusion(
        String letter, LetterOutcome outcome, @Nullable LetterVoidReason voidReason) {

    static Inclusion pending(String letter) {
        return new Inclusion(letter, LetterOutcome.PENDING, null);
    }

    Inclusion entered() {
        return new Inclusion(letter, LetterOutcome.ENTERED, null);
    }

    Inclusion voided(LetterVoidReason reason) {
        return new Inclusion(letter, LetterOutcome.VOID, reason);
    }

    boolean pending() {
        return outcome == LetterOutcome.PENDING;
    }
}
