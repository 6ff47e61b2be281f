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
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pilotregistry.language.Language;
import pilotregistry.language.Messages;
import pilotregistry.ledger.Author;
import pilotregistry.ledger.Command;
import pilotregistry.ledger.Decision;
import pilotregistry.ledger.Fingerprint;
import pilotregistry.sheet.ImportOptions;
import pilotregistry.sheet.ImportOutcome;
import pilotregistry.sheet.ImportReport;
import pilotregistry.sheet.TableFile;
import pilotregistry.sheet.UnreadableTable;

/// Imports for somebody at a terminal: shows how far it is, what it finds, and what came of it.
@Component
class Terminal {

    private static final int REFRESH_MILLIS = 200;

    private final PilotImport imports;
    private final Messages messages;
    private final Clock clock;

    Terminal(PilotImport imports, Messages messages, Clock clock) {
        this.imports = imports;
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

    private Decision<ImportReport, ImportPilotsErrorCode> imported(
            TableFile table, ImportLine line, Language language, PrintStream out) {
        try (var findings = new FindingsReport(messages, language, out, line.findings());
                var bar = bar(table, line.options())) {
            var decision = imports.run(table, line.options(), command(line), row -> {
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

    /// Null where nobody watches.
    private @Nullable ProgressBar bar(TableFile table, ImportOptions<ImportField> options) {
        @SuppressWarnings("SystemConsoleNull") // with jdk.console off there is none
        var console = System.console();
        if (console == null || !console.isTerminal()) {
            return null;
        }
        try {
            return new ProgressBarBuilder()
                    .setTaskName(table.name())
                    .setInitialMax(imports.rows(table, options))
                    .setUpdateIntervalMillis(REFRESH_MILLIS)
                    .build();
        } catch (UnreadableTable unreadable) {
            return null; // the import itself says why
        }
    }

    private Command command(ImportLine line) {
        return new Command(
                "importPilots",
                new Author("command-line:" + System.getProperty("user.name"), null, null),
                null,
                Fingerprint.of(List.of(String.valueOf(line.file()))),
                null,
                line.dryRun(),
                clock.instant());
    }
}
