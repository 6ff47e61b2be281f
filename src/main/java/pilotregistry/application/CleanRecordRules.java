package pilotregistry.application;

import static pilotregistry.application.FindingCode.*;

import java.util.List;
import java.util.function.Predicate;

/// The rules on the clean record: R16, notice 四（二）. The window is inclusive at both ends and ends today, so that the
/// question can be asked again at designation.
final class CleanRecordRules {

    private CleanRecordRules() {}

    static List<Question> questions() {
        return List.of(CleanRecordRules::declared, CleanRecordRules::ofObject, CleanRecordRules::ofEnterprises);
    }

    private static Finding declared(Dossier dossier) {
        var declaration = dossier.content().declaration();
        var met = declaration != null
                && declaration.cleanRecord()
                && Dossier.isWritten(declaration.signedBy())
                && !declaration.signedOn().isAfter(dossier.today());
        return Finding.of(CLEAN_RECORD_DECLARED, met, "content", "declaration")
                .with("since", dossier.policy().cleanSince());
    }

    private static Finding ofObject(Dossier dossier) {
        return record(CLEAN_RECORD_OF_OBJECT, dossier, event -> !ofEnterprise(dossier, event));
    }

    // An event of one enterprise among many does not make the object unclean: a person weighs it.
    private static Finding ofEnterprises(Dossier dossier) {
        return record(CLEAN_RECORD_OF_ENTERPRISES, dossier, event -> ofEnterprise(dossier, event));
    }

    private static boolean ofEnterprise(Dossier dossier, EnvironmentalEvent event) {
        return event.ofOneAmong(dossier.content().enterprises());
    }

    private static Finding record(FindingCode code, Dossier dossier, Predicate<EnvironmentalEvent> concerns) {
        var since = dossier.policy().cleanSince();
        var events = RecordedEvent.known(dossier.application()).stream()
                .filter(concerns)
                .filter(event -> !event.date().isBefore(since) && !event.date().isAfter(dossier.today()))
                .map(event -> event.date() + " " + event.source())
                .toList();
        return Finding.of(code, events.isEmpty(), "content", "declaration", "events")
                .with("since", since)
                .with("events", events);
    }
}
