package pilotregistry.historic;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pilotregistry.casestudy.CaseImport;
import pilotregistry.language.Language;
import pilotregistry.language.Messages;
import pilotregistry.ledger.Author;
import pilotregistry.ledger.Command;
import pilotregistry.ledger.Decision;
import pilotregistry.ledger.Fingerprint;
import pilotregistry.organization.Directory;
import pilotregistry.sheet.ImportOutcome;
import pilotregistry.sheet.ImportReport;
import pilotregistry.sheet.ImportedRow;
import pilotregistry.sheet.TableFile;
import pilotregistry.sheet.UnreadableTable;

/// Imports for somebody at a terminal: shows how far it is, what it finds, and what came of it.
@Component
class Terminal {

    private static final int REFRESH_MILLIS = 200;

    private final PilotImport pilots;
    private final CaseImport cases;
    private final Directory directory;
    private final Messages messages;
    private final Clock clock;

    Terminal(PilotImport pilots, CaseImport cases, Directory directory, Messages messages, Clock clock) {
        this.pilots = pilots;
        this.cases = cases;
        this.directory = directory;
        this.messages = messages;
        this.clock = clock;
    }

    /// Where Chinese can be written to, whatever the machine's own language.
    static PrintStream out() {
        return System.out.charset().newEncoder().canEncode('试')
                ? System.out
                : new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    }

    /// Imports the file that the line names, and tells how it went.
    ///
    /// @return whether every row came in
    boolean run(ImportLine line, Language language, PrintStream out) {
        var path = Objects.requireNonNull(line.file());
        if (line.body() != null && directory.find(line.body()).isEmpty()) {
            out.println(messages.say("ImportCommand.UNKNOWN_BODY", Map.of("word", line.body()), language));
            return false;
        }
        var table = new TableFile(String.valueOf(path.getFileName()), path);
        var decision = imported(table, line, language, out);
        decision.refusals().forEach(refusal -> out.println(messages.say(refusal.key(), refusal.facts(), language)));
        var report = decision.aggregate();
        if (report == null) {
            return false;
        }
        var facts = new HashMap<String, Object>(Map.of("rows", report.rowCount()));
        for (var outcome : ImportOutcome.values()) {
            facts.put(outcome.name(), report.count(outcome));
        }
        out.println(messages.say(line.dryRun() ? "ImportCommand.TRIED" : "ImportCommand.DONE", facts, language));
        return decision.accepted() && report.count(ImportOutcome.REFUSED) == 0;
    }

    private Decision<ImportReport, ?> imported(TableFile table, ImportLine line, Language language, PrintStream out) {
        try (var findings = new FindingsReport(messages, language, out, line.findings());
                var bar = bar(table, line)) {
            var decision = imported(table, line, row -> {
                row.findings().forEach(findings::add);
                if (bar != null) {
                    bar.step();
                }
            });
            if (decision.aggregate() != null) {
                decision.aggregate().findings().forEach(findings::add);
            }
            return decision;
        }
    }

    private Decision<ImportReport, ?> imported(TableFile table, ImportLine line, Consumer<ImportedRow> each) {
        return switch (line.target()) {
            case PILOTS -> pilots.run(table, line.options(), command(line), each);
            case CASE_STUDIES -> cases.run(table, line.order(), command(line), each);
        };
    }

    private int rows(TableFile table, ImportLine line) {
        return switch (line.target()) {
            case PILOTS -> pilots.rows(table, line.options());
            case CASE_STUDIES -> cases.rows(table, line.order());
        };
    }

    /// Null where nobody watches.
    private @Nullable ProgressBar bar(TableFile table, ImportLine line) {
        @SuppressWarnings("SystemConsoleNull") // with jdk.console off there is none
        var console = System.console();
        if (console == null || !console.isTerminal()) {
            return null;
        }
        try {
            return new ProgressBarBuilder()
                    .setTaskName(table.name())
                    .setInitialMax(rows(table, line))
                    .setUpdateIntervalMillis(REFRESH_MILLIS)
                    .build();
        } catch (UnreadableTable unreadable) {
            return null; // the import itself says why
        }
    }

    private Command command(ImportLine line) {
        return new Command(
                line.target().act(),
                new Author("command-line:" + System.getProperty("user.name"), null, null),
                null,
                Fingerprint.of(List.of(String.valueOf(line.file()))),
                null,
                line.dryRun(),
                clock.instant());
    }
}
