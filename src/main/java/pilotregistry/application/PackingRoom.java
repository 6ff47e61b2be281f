package pilotregistry.application;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import pilotregistry.attachment.Bundle;
import pilotregistry.attachment.FileRoom;
import pilotregistry.attachment.Manuscript;
import pilotregistry.attachment.PlanPrinter;
import pilotregistry.ledger.Fingerprint;

/// The room where submissions are packed: the plan and the letter's data printed, the attachments as they are.
@Component
class PackingRoom {

    private static final String PLAN = "实施方案.pdf";
    private static final String LETTER = "推荐函.pdf";
    private static final String ATTACHMENTS = "附件";

    private final PlanWriter writer;
    private final PlanPrinter printer;
    private final FileRoom room;

    PackingRoom(PlanWriter writer, PlanPrinter printer, FileRoom room) {
        this.writer = writer;
        this.printer = printer;
        this.room = room;
    }

    /// A package ready to be sent.
    ///
    /// @param tag another one whenever the files are others
    record Packed(Bundle bundle, String tag) {}

    Packed pack(SubmissionPackage submission) {
        var facts = facts(submission);
        var items = new ArrayList<Bundle.Item>();
        var contents = new ArrayList<Object>(List.of(submission.name(), facts));
        print(PLAN, writer.plan(submission), items, contents);
        writer.letter(submission).ifPresent(letter -> print(LETTER, letter, items, contents));
        for (var attachment : submission.application().attachments()) {
            items.add(Bundle.Item.of(ATTACHMENTS, attachment.file(), room));
            contents.add(attachment.file());
        }
        return new Packed(new Bundle(facts, items), Fingerprint.of(contents));
    }

    private void print(String name, Manuscript manuscript, List<Bundle.Item> items, List<Object> contents) {
        items.add(new Bundle.Item(name, out -> printer.print(manuscript, out), null));
        contents.add(manuscript);
    }

    private static Map<String, String> facts(SubmissionPackage submission) {
        var application = submission.application();
        var facts = new LinkedHashMap<String, String>();
        facts.put("application", application.id().value());
        facts.put("batch", submission.call().title());
        facts.put("year", String.valueOf(submission.call().year()));
        facts.put("title", application.title());
        facts.put("applicant", submission.applicant().name());
        var filing = application.currentFiling();
        if (filing != null) {
            facts.put("filing", String.valueOf(filing.number()));
            facts.put("filingSha256", filing.sha256());
        }
        var letter = application.recommended();
        if (letter != null) {
            facts.put("letterNumber", letter.letterNumber());
            facts.put("letterDate", letter.letterDate().toString());
        }
        return facts;
    }
}
