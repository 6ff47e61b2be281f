package pilotregistry.export;

import org.springframework.stereotype.Component;
import pilotregistry.access.Actor;
import pilotregistry.application.Intake;
import pilotregistry.batch.BatchRegister;
import pilotregistry.casestudy.CaseLibrary;
import pilotregistry.connection.Reading;
import pilotregistry.designation.MinistryDesk;
import pilotregistry.organization.Directory;
import pilotregistry.outcome.OutcomeBook;
import pilotregistry.pilot.CreditBook;
import pilotregistry.pilot.PilotRegister;
import pilotregistry.recommendation.Recommendations;

/// Asks each list's own module for all of it that an actor sees: no list is filtered or hidden here a second time.
@Component
class ExportLists {

    private final Directory directory;
    private final Procedure procedure;
    private final Results results;

    ExportLists(Directory directory, Procedure procedure, Results results) {
        this.directory = directory;
        this.procedure = procedure;
        this.results = results;
    }

    /// The lists of the procedure.
    @Component
    record Procedure(BatchRegister batches, Intake intake, Recommendations recommendations, MinistryDesk desk) {}

    /// The lists of what came of it.
    @Component
    record Results(PilotRegister pilots, CreditBook credits, OutcomeBook book, CaseLibrary library) {}

    Reading reading(Selection selection, Actor actor) {
        var request = selection.request();
        return switch (selection.list()) {
            case PILOTS -> results.pilots().reading(request, selection.text());
            case OUTCOMES -> results.book().reading(request, actor);
            case DELIVERABLES -> results.book().readingOfDocuments(request, actor);
            case SEARCH_CASE_STUDIES -> throw new IllegalArgumentException("a search is no list");
            case CASE_STUDIES -> results.library().reading(request, actor);
            case AUDIT_CREDITS -> results.credits().reading(request);
            case APPLICATIONS -> procedure.intake().reading(request, actor);
            case RECOMMENDATIONS -> procedure.recommendations().reading(request, actor);
            case DESIGNATIONS -> procedure.desk().reading(request, actor);
            case BATCHES -> procedure.batches().reading(request);
            case APPLICANTS -> directory.reading(request);
        };
    }
}
