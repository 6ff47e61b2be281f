package pilotregistry.casestudy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import pilotregistry.reference.Certainty;
import pilotregistry.sheet.ImportFinding;
import pilotregistry.sheet.ImportFindingCode;

/// Makes what was read of a row into a paper, as far as nothing refuses it. It remembers the keys it saw, so that it is
/// good for one pass through one file.
final class CaseRowCheck {

    private static final int KEY = 200;

    private final CopyDesk desk;
    private final @Nullable String source;
    private final Map<String, Integer> seen = new HashMap<>();

    /// @param source where all of it is from; a row may say otherwise
    CaseRowCheck(CopyDesk desk, @Nullable String source) {
        this.desk = desk;
        this.source = source;
    }

    /// What was read of one row, field by field.
    ///
    /// @param findings what was wrong with it already
    record Reading(
            int number,
            @Nullable String key,
            CaseWording wording,
            boolean synthetic,
            @Nullable String source,
            @Nullable Certainty certainty,
            String row,
            List<ImportFinding> findings) {}

    /// @param column the column that a path within the content was read from
    CaseRow check(Reading read, Function<List<String>, @Nullable String> column) {
        var findings = new ArrayList<>(read.findings());
        if (findings.stream().anyMatch(finding -> finding.column() == null && finding.refuses())) {
            return new CaseRow(read.number(), null, null, null, findings);
        }
        var copy = desk.read(read.wording());
        copy.flaws().stream()
                .map(flaw -> finding(read.number(), flaw, column))
                .filter(finding ->
                        finding.code() != ImportFindingCode.TITLE_MISSING || lacks(findings, finding.column()))
                .toList()
                .forEach(findings::add);
        var title = copy.content().title();
        if (copy.content().summary().isEmpty() && lacks(findings, column.apply(List.of("summary")))) {
            findings.add(found(read, column.apply(List.of("summary")), ImportFindingCode.SUMMARY_MISSING, ""));
        }
        var key = key(read, findings, column.apply(List.of("key")));
        var name = title.isEmpty() ? key : title;
        if (key == null || findings.stream().anyMatch(ImportFinding::refuses)) {
            return new CaseRow(read.number(), name, null, null, findings);
        }
        findings.addAll(doubts(read.number(), copy.content().results(), column));
        var from = new CaseSource(key, read.source() == null ? source : read.source(), read.certainty(), read.row());
        return new CaseRow(read.number(), name, from, copy.paper(labels(read, copy)), findings);
    }

    // A figure that may be wrong comes in as the source has it, and is shown as doubtful.
    private List<ImportFinding> doubts(
            int row, List<CaseResult> results, Function<List<String>, @Nullable String> column) {
        var doubts = new ArrayList<ImportFinding>();
        for (int i = 0; i < results.size(); i++) {
            var result = results.get(i);
            var at = column.apply(List.of("results", String.valueOf(i), "value"));
            for (var doubt : desk.doubts(result)) {
                doubts.add(ImportFinding.of(
                                row,
                                at,
                                ImportFindingCode.RESULT_IMPLAUSIBLE,
                                result.value().toPlainString() + " " + result.unit())
                        .with("metric", result.metric())
                        .with("bound", doubt.facts().getOrDefault("bound", "")));
            }
        }
        return doubts;
    }

    // Nobody here confirmed any of its figures.
    private static CaseLabels labels(Reading read, CopyDesk.Copy copy) {
        return new CaseLabels(false, copy.content().results().isEmpty(), read.synthetic());
    }

    private @Nullable String key(Reading read, List<ImportFinding> findings, @Nullable String column) {
        var key = CopyDesk.stripped(read.key());
        if (key == null) {
            if (lacks(findings, column)) {
                findings.add(found(read, column, ImportFindingCode.KEY_MISSING, ""));
            }
            return null;
        }
        if (key.length() > KEY) {
            findings.add(found(read, column, ImportFindingCode.TOO_LONG, key).with("limit", String.valueOf(KEY)));
        }
        if (key.codePoints().anyMatch(Character::isISOControl)) {
            findings.add(
                    found(read, column, ImportFindingCode.CONTROL_CHARACTER, "").with("character", "key"));
        }
        var first = seen.putIfAbsent(key, read.number());
        if (first != null) {
            findings.add(found(read, column, ImportFindingCode.DUPLICATE_IN_FILE, String.valueOf(first)));
        }
        return key;
    }

    // What could not be read is found already, and is not missing besides.
    private static boolean lacks(List<ImportFinding> findings, @Nullable String column) {
        return findings.stream()
                .noneMatch(
                        finding -> finding.column() != null && finding.column().equals(column));
    }

    private static ImportFinding found(Reading read, @Nullable String column, ImportFindingCode code, String value) {
        return ImportFinding.of(read.number(), column, code, value);
    }

    private static ImportFinding finding(int row, CaseFlaw flaw, Function<List<String>, @Nullable String> column) {
        var facts = flaw.facts();
        var finding = ImportFinding.of(
                row,
                column.apply(flaw.path()),
                ImportFindingCode.valueOf(flaw.code().name()),
                String.valueOf(facts.getOrDefault("value", "")));
        for (var fact : facts.entrySet()) {
            if (!fact.getKey().equals("value") && !fact.getKey().equals("metric")) {
                finding = finding.with(fact.getKey(), text(fact.getValue()));
            }
        }
        return finding;
    }

    private static String text(Object fact) {
        return fact instanceof List<?> list
                ? String.join("、", list.stream().map(String::valueOf).toList())
                : String.valueOf(fact);
    }
}
