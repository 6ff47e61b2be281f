package pilotregistry.outcome;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import pilotregistry.batch.BatchId;
import pilotregistry.ledger.Command;
import pilotregistry.ledger.Fingerprint;
import pilotregistry.ledger.FirstStep;
import pilotregistry.pilot.Pilot;
import pilotregistry.pilot.PilotRegister;
import pilotregistry.reference.Certainty;
import pilotregistry.sheet.TableFile;

/// What public texts say of the outcomes of known pilots, there from the first start: each row once, with its source.
@Component
class PublishedOutcomes extends FirstStep {

    private static final int AFTER_THE_PILOTS = 3;
    private static final Logger LOG = LoggerFactory.getLogger(PublishedOutcomes.class);

    private final OutcomeDesk desk;
    private final PilotRegister pilots;
    private final Clock clock;

    PublishedOutcomes(OutcomeDesk desk, PilotRegister pilots, Clock clock) {
        super(AFTER_THE_PILOTS);
        this.desk = desk;
        this.pilots = pilots;
        this.clock = clock;
    }

    @Override
    protected void take() {
        var table = new ClassPathResource("historic/outcomes.csv");
        try (var in = table.getInputStream()) {
            TableFile.spooled("outcomes.csv", in::transferTo, file -> {
                rows(file).forEach(this::enter);
                return true;
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// One row by its columns; without those that are blank.
    private record Published(Map<String, String> cells) {

        String get(String column) {
            var cell = cells.get(column);
            if (cell == null) {
                throw new IllegalStateException("historic/outcomes.csv lacks " + column + " in " + cells);
            }
            return cell;
        }

        @Nullable
        String optional(String column) {
            return cells.get(column);
        }

        boolean has(String column) {
            return cells.containsKey(column);
        }
    }

    private static List<Published> rows(TableFile file) {
        try (var sheet = file.open(null)) {
            var header = java.util.Objects.requireNonNull(sheet.next()).cells();
            var rows = new java.util.ArrayList<Published>();
            for (var row = sheet.next(); row != null; row = sheet.next()) {
                var cells = new HashMap<String, String>();
                for (int i = 0; i < row.cells().size(); i++) {
                    var cell = row.cells().get(i);
                    if (!cell.blank()) {
                        cells.put(header.get(i).text(), cell.text());
                    }
                }
                rows.add(new Published(cells));
            }
            return rows;
        }
    }

    private void enter(Published row) {
        var batch = BatchId.of(Integer.parseInt(row.get("batch")));
        var pilot = pilots.named(batch, row.get("pilot"));
        if (pilot.isEmpty()) {
            LOG.warn("No pilot {} of {} to enter a published outcome of", row.get("pilot"), batch);
            return;
        }
        var key = "outcomes/" + Fingerprint.of(row.cells()).substring(0, 32);
        var decision = desk.report(
                draft(row, pilot.get()), pilot.get(), null, Command.ofRegistry("reportOutcome", key, clock.instant()));
        if (decision.refusals().stream().anyMatch(refusal -> refusal.code() != ReportOutcomeErrorCode.NOTHING_NEW)) {
            throw new IllegalStateException("historic/outcomes.csv: " + decision.refusals() + " for " + row);
        }
    }

    private static OutcomeDraft draft(Published row, Pilot pilot) {
        var bounded = row.has("period_start") || row.has("period_end") || row.has("period_text");
        return new OutcomeDraft(
                pilot.id(),
                null,
                row.get("metric"),
                bounded
                        ? new OutcomePeriod(
                                month(row, "period_start"), month(row, "period_end"), row.optional("period_text"))
                        : null,
                row.has("value") ? figure(row) : null,
                null,
                null,
                null,
                null,
                null,
                row.has("kind") ? paper(row) : null,
                OutcomeNature.valueOf(row.get("nature")),
                null,
                row.optional("note"),
                row.get("source"),
                Certainty.valueOf(row.get("certainty")));
    }

    private static OutcomeDraft.Figure figure(Published row) {
        return new OutcomeDraft.Figure(
                new BigDecimal(row.get("value")),
                row.get("unit"),
                row.has("qualifier") ? Qualifier.valueOf(row.get("qualifier")) : null,
                null,
                null);
    }

    private static OutcomeDraft.Paper paper(Published row) {
        return new OutcomeDraft.Paper(OutputKind.valueOf(row.get("kind")), row.get("title"), null, null, null);
    }

    private static @Nullable YearMonth month(Published row, String column) {
        return row.has(column) ? YearMonth.parse(row.get(column)) : null;
    }
}
