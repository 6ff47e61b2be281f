package pilotregistry.casestudy;

import static pilotregistry.sheet.ImportFindingCode.*;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pilotregistry.application.IndustryChoice;
import pilotregistry.reference.PilotType;
import pilotregistry.sheet.Wording;
import tools.jackson.databind.JsonNode;

/// Reads one JSON line of an import, each field for what it has to be.
final class CaseLine {

    private static final Set<String> FIELDS = Set.of(
            "key",
            "title",
            "summary",
            "problem",
            "approach",
            "results",
            "industries",
            "pilotType",
            "provinceCode",
            "prefectureCode",
            "regionId",
            "watershedId",
            "replicability",
            "year",
            "synthetic",
            "source",
            "certainty");
    private static final Set<String> RESULT = Set.of("metric", "value", "unit");
    private static final Set<String> REPLICABILITY =
            Set.of("scale", "prerequisites", "notSuitableWhen", "paybackYears");

    private final int number;
    private final String line;
    private final JsonFields fields;

    CaseLine(int number, String line) {
        this.number = number;
        this.line = line;
        this.fields = new JsonFields(number);
    }

    CaseRowCheck.Reading read() {
        var object = fields.object(line);
        fields.unknown(object, FIELDS, "");
        return new CaseRowCheck.Reading(
                number,
                fields.text(object, "key", "key"),
                wording(object),
                fields.flag(object, "synthetic"),
                fields.text(object, "source", "source"),
                certainty(object),
                line,
                fields.findings());
    }

    private CaseWording wording(JsonNode object) {
        return new CaseWording(
                fields.text(object, "title", "title"),
                fields.text(object, "summary", "summary"),
                narrative(object),
                results(object),
                industries(object),
                type(object),
                fields.text(object, "provinceCode", "provinceCode"),
                fields.text(object, "prefectureCode", "prefectureCode"),
                code(fields.text(object, "regionId", "regionId"), "region_"),
                code(fields.text(object, "watershedId", "watershedId"), "watershed_"),
                replicability(fields.inner(object, "replicability")),
                fields.year(object),
                null);
    }

    private Narrative narrative(JsonNode object) {
        var problem = fields.text(object, "problem", "problem");
        return new Narrative(problem, fields.text(object, "approach", "approach"), null, null, null, null, null);
    }

    private Replicability replicability(JsonNode object) {
        fields.unknown(object, REPLICABILITY, "replicability.");
        return new Replicability(
                List.of(),
                fields.text(object, "scale", "replicability.scale"),
                fields.texts(object, "prerequisites", "replicability.prerequisites"),
                fields.texts(object, "notSuitableWhen", "replicability.notSuitableWhen"),
                List.of(),
                null,
                fields.decimal(object, "paybackYears", "replicability.paybackYears"));
    }

    /// The field that a path within the content was read from.
    static String column(List<String> path) {
        var first = path.getFirst();
        var rest = path.subList(1, path.size());
        return switch (first) {
            case "narrative" -> String.join(".", rest);
            case "regionCode" -> "regionId";
            case "watershedCode" -> "watershedId";
            case "industries" -> "industries." + rest.getFirst();
            default -> String.join(".", path);
        };
    }

    /// A code, with or without the prefix that makes it a global id.
    static @Nullable String code(@Nullable String text, String prefix) {
        return text != null && text.startsWith(prefix) ? text.substring(prefix.length()) : text;
    }

    private List<CaseWording.Result> results(JsonNode object) {
        var results = new ArrayList<CaseWording.Result>();
        var list = fields.list(object, "results", "results");
        for (int i = 0; i < list.size(); i++) {
            var figure = figure(list.get(i), "results." + i);
            if (figure != null) {
                results.add(new CaseWording.Result(null, figure));
            }
        }
        return results;
    }

    private CaseWording.@Nullable Figure figure(JsonNode result, String column) {
        if (!result.isObject()) {
            fields.wrong(column, result, "{…}");
            return null;
        }
        fields.unknown(result, RESULT, column + ".");
        var before = fields.findings().size();
        var metric = fields.text(result, "metric", column + ".metric");
        var value = fields.decimal(result, "value", column + ".value");
        var unit = fields.text(result, "unit", column + ".unit");
        if (metric == null || value == null || unit == null) {
            if (fields.findings().size() == before) {
                fields.find(column, MALFORMED_RESULT, result.toString());
            }
            return null;
        }
        return new CaseWording.Figure(metric, value, unit, null);
    }

    private List<IndustryChoice> industries(JsonNode object) {
        return fields.texts(object, "industries", "industries").stream()
                .map(CaseCells::industry)
                .toList();
    }

    private @Nullable PilotType type(JsonNode object) {
        var text = fields.text(object, "pilotType", "pilotType");
        if (text == null) {
            return null;
        }
        for (var type : PilotType.values()) {
            if (type.name().equals(text)) {
                return type;
            }
        }
        fields.find("pilotType", UNKNOWN_TYPE, text);
        return null;
    }

    private pilotregistry.reference.@Nullable Certainty certainty(JsonNode object) {
        var text = fields.text(object, "certainty", "certainty");
        if (text == null) {
            return null;
        }
        var certainty = Wording.certainty(text);
        if (certainty.isEmpty()) {
            fields.find("certainty", UNKNOWN_CERTAINTY, text);
        }
        return certainty.orElse(null);
    }
}
