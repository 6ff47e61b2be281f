package pilotregistry.historic;

import static pilotregistry.historic.ImportField.*;
import static pilotregistry.sheet.ImportFindingCode.*;

import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import pilotregistry.batch.Batch;
import pilotregistry.batch.BatchId;
import pilotregistry.batch.DocumentNumber;
import pilotregistry.pilot.Assessment;
import pilotregistry.pilot.DesignationNotice;
import pilotregistry.pilot.Fact;
import pilotregistry.pilot.HistoricPilot;
import pilotregistry.pilot.Origin;
import pilotregistry.pilot.OriginalCell;
import pilotregistry.pilot.PilotBody;
import pilotregistry.pilot.PilotName;
import pilotregistry.pilot.PilotProfile;
import pilotregistry.pilot.PilotTarget;
import pilotregistry.pilot.Term;
import pilotregistry.reference.ReferenceLists;
import pilotregistry.sheet.Columns;
import pilotregistry.sheet.RowReading;
import pilotregistry.sheet.SheetRow;
import pilotregistry.sheet.Wording;

/// Makes rows into historic pilots, as far as nothing refuses them: a blank cell is nothing stated, and nothing is made
/// up.
///
/// It remembers the names it saw, so that it is good for one pass through one table.
final class RowCheck {

    private static final int BATCH_LENGTH = 20;
    private static final int NAME_LENGTH = 200;

    private final Columns<ImportField> columns;
    private final Lookup lookup;
    private final Function<BatchId, Optional<Batch>> batches;
    private final Map<BatchId, Optional<Batch>> known = new HashMap<>();
    private final Map<String, Integer> seen = new HashMap<>();

    RowCheck(Columns<ImportField> columns, ReferenceLists reference, Function<BatchId, Optional<Batch>> batches) {
        this.columns = columns;
        this.lookup = new Lookup(reference);
        this.batches = batches;
    }

    CheckedRow check(SheetRow row) {
        var reading = new RowReading<>(columns, row);
        var batch = batch(reading);
        var name = reading.required(NAME, NAME_MISSING, NAME_LENGTH);
        var profile = profile(reading, name == null ? "" : name);
        var notice = notice(reading);
        var term = term(reading);
        var assessment = assessment(reading);
        var origin = origin(reading, row);
        if (batch == null || name == null || reading.refused() || twice(reading, batch, name, row.number())) {
            return new CheckedRow(row.number(), name, null, reading.findings());
        }
        var pilot = new HistoricPilot(batch.id(), profile, notice, term, assessment, origin, batch.demonstration());
        return new CheckedRow(row.number(), name, pilot, reading.findings());
    }

    private @Nullable Batch batch(RowReading<ImportField> reading) {
        var text = reading.required(BATCH, BATCH_MISSING, BATCH_LENGTH);
        return text == null
                ? null
                : reading.read(
                        BATCH,
                        text,
                        UNKNOWN_BATCH,
                        batch -> PilotWording.batch(batch).flatMap(id -> known.computeIfAbsent(id, batches)));
    }

    private PilotProfile profile(RowReading<ImportField> reading, String name) {
        var provinces = lookup.provinces(reading);
        var text = reading.text(INDUSTRY_OR_PARK);
        return new PilotProfile(
                name,
                reading.read(TYPE, UNKNOWN_TYPE, lookup::type),
                lookup.leadProvince(reading, provinces),
                provinces,
                lookup.divisions(reading, provinces),
                text == null ? null : new PilotTarget(null, null, text, null, null),
                reading.readEach(INDUSTRIES, UNKNOWN_INDUSTRY, lookup::industry),
                body(reading, APPLICANT),
                body(reading, IMPLEMENTER),
                List.of());
    }

    private static @Nullable PilotBody body(RowReading<ImportField> reading, ImportField field) {
        var name = reading.text(field);
        return name == null ? null : new PilotBody(name, null);
    }

    private static @Nullable DesignationNotice notice(RowReading<ImportField> reading) {
        var number = reading.read(DESIGNATION_NUMBER, MALFORMED_DOCUMENT_NUMBER, DocumentNumber::parse);
        var when = reading.read(DESIGNATED_ON, MALFORMED_DATE, Wording::when);
        if (when == null) {
            return number == null ? null : new DesignationNotice(number, null, null);
        }
        return new DesignationNotice(number, when.day(), when.month());
    }

    private static @Nullable Term term(RowReading<ImportField> reading) {
        YearMonth start = reading.read(TERM_START, MALFORMED_MONTH, Wording::month);
        YearMonth end = reading.read(TERM_END, MALFORMED_MONTH, Wording::month);
        if (start == null || end == null) {
            if (start != null || end != null) {
                reading.find(
                        start == null ? TERM_END : TERM_START,
                        TERM_INCOMPLETE,
                        String.valueOf(start == null ? end : start));
            }
            return null;
        }
        if (end.isBefore(start)) {
            reading.find(TERM_END, TERM_REVERSED, start + "/" + end);
            return null;
        }
        return new Term(start, end);
    }

    private static @Nullable Assessment assessment(RowReading<ImportField> reading) {
        var result = reading.read(OUTCOME, UNKNOWN_OUTCOME, PilotWording::outcome);
        var number = reading.read(ASSESSMENT_NUMBER, MALFORMED_DOCUMENT_NUMBER, DocumentNumber::parse);
        var published = reading.read(ASSESSED_ON, MALFORMED_DATE, Wording::day);
        var source = reading.text(ASSESSMENT_SOURCE);
        return result == null ? null : new Assessment(result, number, published, source);
    }

    private Origin origin(RowReading<ImportField> reading, SheetRow row) {
        var source = reading.text(SOURCE);
        var certainty = reading.read(CERTAINTY, UNKNOWN_CERTAINTY, Wording::certainty);
        if (source == null) {
            reading.find(SOURCE, SOURCE_MISSING, "");
        }
        var facts = reading.lines(FACTS).stream()
                .map(fact -> new Fact(fact, source, certainty))
                .toList();
        return new Origin(source, certainty, facts, original(row));
    }

    private List<OriginalCell> original(SheetRow row) {
        return columns.original(row).stream()
                .map(cell -> new OriginalCell(cell.column(), cell.text()))
                .toList();
    }

    private boolean twice(RowReading<ImportField> reading, Batch batch, String name, int row) {
        var first = seen.putIfAbsent(batch.number() + " " + PilotName.normalized(name), row);
        if (first != null) {
            reading.find(NAME, DUPLICATE_IN_FILE, String.valueOf(first));
        }
        return first != null;
    }
}
