package pilotregistry.alert;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import pilotregistry.courier.Courier;
import pilotregistry.language.Language;
import pilotregistry.ledger.Refusal;

/// What somebody wants to be told of, and how.
///
/// @param language in which it is told
/// @param address where it is told; null for a feed, which has its own
record SearchWish(
        String name,
        Question question,
        Language language,
        AlertChannel channel,
        @Nullable String address,
        DigestInterval interval,
        Instant at) {

    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_MAIL = 254;
    private static final Pattern MAIL =
            Pattern.compile("[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@(?:[A-Za-z0-9-]{1,63}\\.)+[A-Za-z]{2,63}");

    /// @param mail whether mail can be sent
    List<Refusal<SaveSearchErrorCode>> refusals(boolean mail) {
        var refusals = new ArrayList<Refusal<SaveSearchErrorCode>>();
        if (name.isBlank()) {
            refusals.add(Refusal.of(SaveSearchErrorCode.NAME_MISSING, "input", "name"));
        } else if (name.length() > LONGEST_NAME) {
            refusals.add(Refusal.of(SaveSearchErrorCode.NAME_TOO_LONG, "input", "name")
                    .with("limit", LONGEST_NAME));
        }
        switch (channel) {
            case FEED -> {
                if (address != null) {
                    refusals.add(Refusal.of(SaveSearchErrorCode.ADDRESS_UNUSED, "input", "address"));
                }
            }
            case MAIL -> {
                if (!mail) {
                    refusals.add(Refusal.of(SaveSearchErrorCode.MAIL_NOT_CONFIGURED, "input", "channel"));
                }
                address(
                        refusals,
                        text -> text.length() <= LONGEST_MAIL
                                && MAIL.matcher(text).matches());
            }
            case WEBHOOK -> address(refusals, Courier::names);
        }
        return refusals;
    }

    private void address(List<Refusal<SaveSearchErrorCode>> refusals, Predicate<String> form) {
        if (address == null || address.isBlank()) {
            refusals.add(Refusal.of(SaveSearchErrorCode.ADDRESS_MISSING, "input", "address"));
        } else if (!form.test(address)) {
            refusals.add(Refusal.of(SaveSearchErrorCode.ADDRESS_INVALID, "input", "address")
                    .with("address", address));
        }
    }
}
