package pilotregistry.batch;

import static pilotregistry.batch.OpenBatchErrorCode.*;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import pilotregistry.ledger.Refusal;

/// What a call may fix. It is never changed once open, and everything that follows rests on it: so each number has its
/// measure.
final class OpeningRules {

    static final int TITLE = 200;
    static final int QUOTA = 100;
    static final long SIZE = 1L << 30;
    static final int TERM = 120;
    static final int CLEAN_RECORD = 50;
    private static final int YEARS_OPEN = 2;

    private final Proposal proposal;
    private final LocalDate today;
    private final List<Refusal<OpenBatchErrorCode>> refusals = new ArrayList<>();

    private OpeningRules(Proposal proposal, LocalDate today) {
        this.proposal = proposal;
        this.today = today;
    }

    static List<Refusal<OpenBatchErrorCode>> refusals(Proposal proposal, Instant now) {
        var rules = new OpeningRules(proposal, LocalDate.ofInstant(now, Policy.ZONE));
        rules.notice();
        rules.dates();
        rules.limits();
        return rules.refusals;
    }

    private void notice() {
        check(proposal.number() > 0 && proposal.number() < 10_000, Refusal.of(NUMBER_INVALID, "input", "number"));
        check(!proposal.title().isBlank(), Refusal.of(TITLE_MISSING, "input", "title"));
        check(
                proposal.title().length() <= TITLE,
                Refusal.of(TOO_LONG, "input", "title")
                        .with("limit", TITLE)
                        .with("length", proposal.title().length()));
        var number = proposal.documentNumber();
        if (number != null) {
            check(
                    DocumentNumber.parse(number).isPresent(),
                    Refusal.of(DOCUMENT_NUMBER_INVALID, "input", "documentNumber")
                            .with("number", number));
        }
    }

    private void dates() {
        var begin = proposal.issuedOn() == null ? today : proposal.issuedOn();
        var year = proposal.year();
        check(
                year >= 2000 && year <= 2100 && Math.abs((long) year - begin.getYear()) <= 1,
                Refusal.of(YEAR_INVALID, "input", "year").with("year", year));
        check(
                proposal.lastDay().isAfter(begin),
                Refusal.of(DEADLINE_BEFORE_NOTICE, "input", "lastDay").by("R25, 通知六"));
        check(
                isNear(proposal.lastDay(), begin),
                Refusal.of(DEADLINE_TOO_FAR, "input", "lastDay").by("R25, 通知六").with("years", YEARS_OPEN));
        check(
                !today.isAfter(proposal.lastDay()),
                Refusal.of(DEADLINE_PASSED, "input", "lastDay").by("R25, 通知六"));
    }

    // Counted, not added: dates can be given that no year can be added to.
    private static boolean isNear(LocalDate lastDay, LocalDate begin) {
        return ChronoUnit.YEARS.between(begin, lastDay) < YEARS_OPEN;
    }

    private void limits() {
        check(
                proposal.quota() > 0 && proposal.quota() <= QUOTA,
                Refusal.of(QUOTA_INVALID, "input", "quota").by("R15, 通知四（一）").with("most", QUOTA));
        check(
                proposal.sizeWarning() > 0
                        && proposal.sizeLimit() >= proposal.sizeWarning()
                        && proposal.sizeLimit() <= SIZE,
                Refusal.of(SIZE_INVALID, "input", "sizeLimit").by("R27, 通知六").with("most", SIZE));
        check(
                proposal.termMonths() > 0 && proposal.termMonths() <= TERM,
                Refusal.of(TERM_INVALID, "input", "termMonths").by("R02, 通知二").with("most", TERM));
        check(
                proposal.cleanRecordYears() >= 0 && proposal.cleanRecordYears() <= CLEAN_RECORD,
                Refusal.of(CLEAN_RECORD_INVALID, "input", "cleanRecordYears")
                        .by("R16, 通知四（二）")
                        .with("most", CLEAN_RECORD));
    }

    private void check(boolean holds, Refusal<OpenBatchErrorCode> refusal) {
        if (!holds) {
            refusals.add(refusal);
        }
    }
}
