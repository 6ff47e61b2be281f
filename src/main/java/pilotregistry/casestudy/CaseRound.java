package pilotregistry.casestudy;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One filing with the two checks it needs, each in a slot of its own; both are of this very content.
///
/// @param sha256 of the filed paper
/// @param returned why it was sent back; its checks stay and count no longer
record CaseRound(
        int number,
        String sha256,
        Instant filedAt,
        String filedBy,
        @Nullable CaseCheck province,
        @Nullable CaseCheck expert,
        @Nullable Return returned) {

    /// A return with what is to be mended.
    record Return(Instant at, String by, String reason) {}

    static CaseRound filed(int number, String sha256, Instant at, String by) {
        return new CaseRound(number, sha256, at, by, null, null, null);
    }

    @Nullable
    CaseCheck slot(CheckStep step) {
        return switch (step) {
            case PROVINCE -> province;
            case EXPERT -> expert;
        };
    }

    CaseRound checked(CheckStep step, CaseCheck check) {
        return switch (step) {
            case PROVINCE -> new CaseRound(number, sha256, filedAt, filedBy, check, expert, returned);
            case EXPERT -> new CaseRound(number, sha256, filedAt, filedBy, province, check, returned);
        };
    }

    CaseRound returned(Return why) {
        return new CaseRound(number, sha256, filedAt, filedBy, province, expert, why);
    }

    boolean checked() {
        return province != null && expert != null;
    }
}
