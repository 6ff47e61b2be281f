package pilotregistry.application;

import static pilotregistry.application.RecordEnvironmentalEventErrorCode.*;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import pilotregistry.batch.Policy;
import pilotregistry.ledger.Refusal;

/// An event that an office entered upon an application after it was filed: it weighs as much as one that the applicant
/// declared (R16).
///
/// @param by subject of who entered it
public record RecordedEvent(EnvironmentalEvent event, Instant at, String by) {

    /// Every event known of an application: those its applicant declared, then those an office recorded.
    static List<EnvironmentalEvent> known(Application application) {
        var declaration = application.content().declaration();
        var declared = declaration == null ? Stream.<EnvironmentalEvent>of() : declaration.events().stream();
        var recorded = application.recordedEvents().stream().map(RecordedEvent::event);
        return Stream.concat(declared, recorded).toList();
    }

    List<Refusal<RecordEnvironmentalEventErrorCode>> refusals(Application application) {
        var refusals = new ArrayList<Refusal<RecordEnvironmentalEventErrorCode>>();
        var status = application.status();
        if (status.editable() || status == ApplicationStatus.DESIGNATED || status.ended()) {
            refusals.add(Refusal.of(NOT_OPEN, "input", "application").with("status", status));
        }
        if (event.date().isAfter(LocalDate.ofInstant(at, Policy.ZONE))) {
            refusals.add(Refusal.of(DATE_INVALID, "input", "event", "date").with("date", event.date()));
        }
        if (event.source().isBlank()) {
            refusals.add(Refusal.of(SOURCE_MISSING, "input", "event", "source"));
        }
        if (event.source().length() > EnvironmentalEvent.SOURCE) {
            refusals.add(Refusal.of(SOURCE_TOO_LONG, "input", "event", "source")
                    .with("limit", EnvironmentalEvent.SOURCE)
                    .with("length", event.source().length()));
        }
        if (event.enterpriseCode() != null
                && !event.ofOneAmong(application.content().enterprises())) {
            refusals.add(Refusal.of(UNKNOWN_ENTERPRISE, "input", "event", "enterpriseCode")
                    .with("code", event.enterpriseCode()));
        }
        if (known(application).contains(event)) {
            refusals.add(Refusal.of(ALREADY_RECORDED, "input", "event"));
        }
        return refusals;
    }
}
