package pilotregistry.recommendation;

import static pilotregistry.recommendation.VerifyApplicationErrorCode.*;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import pilotregistry.application.Enterprise;
import pilotregistry.application.EnvironmentalEvent;
import pilotregistry.batch.Batch;
import pilotregistry.batch.Policy;
import pilotregistry.ledger.Refusal;
import pilotregistry.organization.Duty;

/// What one department found when it checked the truth of an application (R23): how, by whom, when, with which result.
///
/// @param checkedAgainstBaseline the application was compared with the baseline batches (R14)
/// @param events known findings of inspection and exposures by media (R16)
record Verification(
        VerificationMethod method,
        String findings,
        VerificationResult result,
        boolean checkedAgainstBaseline,
        List<EnvironmentalEvent> events,
        Signature signed) {

    static final int FINDINGS = 5_000;
    // Few enough for the province's one document of the batch.
    static final int EVENTS = 50;
    static final int SOURCE = 500;

    Verification {
        events = List.copyOf(events);
    }

    public Duty department() {
        return signed.department();
    }

    public Instant at() {
        return signed.at();
    }

    boolean authentic() {
        return result == VerificationResult.AUTHENTIC;
    }

    List<Refusal<VerifyApplicationErrorCode>> flaws(Batch call, List<Enterprise> enterprises) {
        var flaws = new ArrayList<Refusal<VerifyApplicationErrorCode>>();
        if (findings.isBlank()) {
            flaws.add(Refusal.of(FINDINGS_MISSING, "input", "findings").by("R23, 通知六"));
        }
        if (findings.length() > FINDINGS) {
            flaws.add(Refusal.of(TOO_LONG, "input", "findings").with("limit", FINDINGS));
        }
        if (authentic()
                && !checkedAgainstBaseline
                && !call.policy().baselineBatches().isEmpty()) {
            flaws.add(Refusal.of(BASELINE_NOT_CHECKED, "input", "checkedAgainstBaseline")
                    .by("R14, 通知四（一）"));
        }
        if (events.size() > EVENTS) {
            flaws.add(Refusal.of(TOO_LONG, "input", "events").with("limit", EVENTS));
        }
        for (int index = 0; index < events.size(); index++) {
            var event = events.get(index);
            var ofObject = !event.ofOneAmong(enterprises);
            flaws.addAll(flaws(event, ofObject, call, String.valueOf(index)));
        }
        return flaws;
    }

    // R16 binds the object itself; an event of one enterprise only flags.
    private List<Refusal<VerifyApplicationErrorCode>> flaws(
            EnvironmentalEvent event, boolean ofObject, Batch call, String index) {
        if (event.source().length() > SOURCE) {
            return List.of(
                    Refusal.of(TOO_LONG, "input", "events", index, "source").with("limit", SOURCE));
        }
        if (event.date().isAfter(LocalDate.ofInstant(at(), Policy.ZONE))) {
            return List.of(Refusal.of(EVENT_IN_FUTURE, "input", "events", index, "date")
                    .with("date", event.date()));
        }
        var since = call.cleanSince();
        return authentic() && ofObject && since != null && !event.date().isBefore(since)
                ? List.of(Refusal.of(OBJECT_NOT_CLEAN, "input", "events", index)
                        .by("R16, 通知四（二）")
                        .with("since", since))
                : List.of();
    }
}
