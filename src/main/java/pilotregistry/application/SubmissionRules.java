package pilotregistry.application;

import static pilotregistry.application.FindingCode.*;

import java.util.List;

/// The rules on what is sent and when: notice 六.
final class SubmissionRules {

    private SubmissionRules() {}

    static List<Question> questions() {
        return List.of(
                SubmissionRules::deadline,
                SubmissionRules::paperCopies,
                SubmissionRules::sizeLimit,
                SubmissionRules::sizeWarning,
                SubmissionRules::contact,
                SubmissionRules::title);
    }

    // R25: the last day counts in full, +08:00
    private static Finding deadline(Dossier dossier) {
        return Finding.of(DEADLINE, !dossier.call().closedAt(dossier.arrival()), "batch")
                .with("lastDay", dossier.policy().lastDay());
    }

    // R26: paper is beyond the registry; it can only remind
    private static Finding paperCopies(Dossier dossier) {
        return Finding.open(PAPER_COPIES).with("lastDay", dossier.policy().lastDay());
    }

    // R27: 50M read generously
    private static Finding sizeLimit(Dossier dossier) {
        var bytes = dossier.application().totalBytes();
        var limit = dossier.policy().sizeLimit();
        return Finding.of(SIZE_LIMIT, bytes <= limit, "attachments")
                .with("bytes", bytes)
                .with("limit", limit);
    }

    // R27: 50M read strictly
    private static Finding sizeWarning(Dossier dossier) {
        var bytes = dossier.application().totalBytes();
        var limit = dossier.policy().sizeWarning();
        return Finding.of(SIZE_WARNING, bytes <= limit, "attachments")
                .with("bytes", bytes)
                .with("limit", limit);
    }

    // R27: the files come by e-mail, so somebody must be asked about them
    private static Finding contact(Dossier dossier) {
        var contact = dossier.content().contact();
        var met = contact != null && Dossier.isWritten(contact.name()) && Dossier.isWritten(contact.phone());
        return Finding.of(CONTACT, met, "content", "contact");
    }

    // R28: the subject is 2023+项目名称+申报单位名称
    private static Finding title(Dossier dossier) {
        return Finding.of(TITLE, Dossier.isWritten(dossier.content().title()), "content", "title");
    }
}
