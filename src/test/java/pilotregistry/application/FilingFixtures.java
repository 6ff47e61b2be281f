package pilotregistry.application;

import java.time.Instant;
import pilotregistry.batch.BatchId;
import pilotregistry.organization.OrganizationId;

/// Applications as the province finds them, and what becomes of them, where no database is needed or only the outcome.
public final class FilingFixtures {

    private FilingFixtures() {}

    public static Application filed(String id, BatchId batch, OrganizationId applicant, String title, Instant now) {
        var content = ApplicationFixtures.with(ApplicationFixtures.completeContent(applicant), "title", title);
        return filed(id, batch, applicant, content, now);
    }

    public static Application filed(
            String id, BatchId batch, OrganizationId applicant, ApplicationContent content, Instant now) {
        var application = Application.draft(new ApplicationId(id), batch, applicant, content, now);
        application.file("sha-1-" + id, now, "lin.yuan");
        return application;
    }

    public static Application returned(Application application, Instant now) {
        application.returnToApplicant("请补充资金证明", now, "chen.eco");
        return application;
    }

    /// Filed once more, with other content than before.
    public static Application filedAgain(Application application, Instant now) {
        application.file("sha-" + (application.filings().size() + 1) + "-" + application.id(), now, "lin.yuan");
        return application;
    }

    /// Filed once more, with the same content as before.
    public static Application filedUnchanged(Application application, Instant now) {
        application.file(application.filings().getLast().sha256(), now, "lin.yuan");
        return application;
    }

    public static Application withdrawn(Application application, Instant now) {
        application.withdraw("不再申报", now);
        return application;
    }
}
