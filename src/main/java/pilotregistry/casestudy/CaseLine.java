package pilotregistry.casestudy;

import static pilotregistry.sheet.ImportFindingCode.*;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import pilotregistry.application.IndustryChoice;
import pilotregistry.reference.PilotType;
import pilotregistry.sheet.ImportFinding;
import pilotregistry.sheet.ImportFindingCode;
import pilotregistry.sheet.Wording;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads one JSON line of an import, each field for what it has to be.
final class CaseLine {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
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
    private static final JsonNode NOTHING = JSON.createObjectNode();

    private final int number;
    private final String line;
    private final List<ImportFinding> findings = new ArrayList<>();

    CaseLine(int number, String line) {
        this.number = number;
        this.line = line;
    }

    CaseRowCheck.Reading read() {
        var object = object();
        unknown(object, FIELDS, "");
        var replicability = inner(object, "replicability");
        unknown(replicability, REPLICABILITY, "replicability.");
        var wording = new CaseWording(
                text(object, "title", "title"),
                text(object, "summary", "summary"),
                new Narrative(
                        text(object, "problem", "problem"),
                        text(object, "approach", "approach"),
                        null,
                        null,
                        null,
                        null,
                        null),
                results(object),
                industries(object),
                type(object),
                text(object, "provinceCode", "provinceCode"),
                text(object, "prefectureCode", "prefectureCode"),
                code(text(object, "regionId", "regionId"), "region_"),
                code(text(object, "watershedId", "watershedId"), "watershed_"),
                new Replicability(
                        List.of(),
                        text(replicability, "scale", "replicability.scale"),
                        texts(replicability, "prerequisites", "replicability.prerequisites"),
                        texts(replicability, "notSuitableWhen", "replicability.notSuitableWhen"),
                        List.of(),
                        null,
                        decimal(replicability, "paybackYears", "replicability.paybackYears")),
                year(object),
                null);
        return new CaseRowCheck.Reading(
                number,
                text(object, "key", "key"),
                wording,
                flag(object, "synthetic"),
                text(object, "source", "source"),
                certainty(object),
                line,
                List.copyOf(findings));
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

    private JsonNode object() {
        try {
            var read = JSON.readTree(line);
            if (read.isObject()) {
                return read;
            }
            wrong(null, read, "{…}");
        } catch (JacksonException broken) {
            findings.add(ImportFinding.of(number, null, MALFORMED_JSON, line)
                    .with("reason", String.valueOf(broken.getOriginalMessage())));
        }
        return NOTHING;
    }

    private void unknown(JsonNode object, Set<String> known, String prefix) {
        new TreeSet<>(object.propertyNames())
                .stream()
                        .filter(name -> !known.contains(name))
                        .forEach(name -> findings.add(
                                ImportFinding.of(number, prefix + name, UNKNOWN_COLUMN, prefix + name)));
    }

    private @Nullable JsonNode given(JsonNode object, String name) {
        var value = object.get(name);
        return value == null || value.isNull() ? null : value;
    }

    private JsonNode inner(JsonNode object, String name) {
        var value = given(object, name);
        if (value != null && !value.isObject()) {
            wrong(name, value, "{…}");
        }
        return value == null || !value.isObject() ? NOTHING : value;
    }

    private @Nullable String text(JsonNode object, String name, String column) {
        var value = given(object, name);
        return value == null ? null : text(value, column);
    }

    private @Nullable String text(JsonNode value, String column) {
        if (!value.isString()) {
            wrong(column, value, "\"…\"");
            return null;
        }
        return value.stringValue();
    }

    private List<JsonNode> list(JsonNode object, String name, String column) {
        var value = given(object, name);
        if (value == null) {
            return List.of();
        }
        if (!value.isArray()) {
            wrong(column, value, "[…]");
            return List.of();
        }
        return List.copyOf(value.values());
    }

    private List<String> texts(JsonNode object, String name, String column) {
        var texts = new ArrayList<String>();
        var list = list(object, name, column);
        for (int i = 0; i < list.size(); i++) {
            var text = text(list.get(i), column + "." + i);
            if (text != null) {
                texts.add(text);
            }
        }
        return texts;
    }

    private @Nullable BigDecimal decimal(JsonNode object, String name, String column) {
        var value = given(object, name);
        if (value != null && !value.isNumber()) {
            wrong(column, value, "12.5");
            return null;
        }
        return value == null ? null : value.decimalValue();
    }

    private @Nullable Integer year(JsonNode object) {
        var value = given(object, "year");
        if (value != null && !value.canConvertToInt()) {
            wrong("year", value, "2023");
            return null;
        }
        return value == null ? null : value.intValue();
    }

    private boolean flag(JsonNode object, String name) {
        var value = given(object, name);
        if (value != null && !value.isBoolean()) {
            wrong(name, value, "true");
        }
        return value != null && value.isBoolean() && value.booleanValue();
    }

    private List<CaseWording.Result> results(JsonNode object) {
        var results = new ArrayList<CaseWording.Result>();
        var list = list(object, "results", "results");
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
            wrong(column, result, "{…}");
            return null;
        }
        unknown(result, RESULT, column + ".");
        var before = findings.size();
        var metric = text(result, "metric", column + ".metric");
        var value = decimal(result, "value", column + ".value");
        var unit = text(result, "unit", column + ".unit");
        if (metric == null || value == null || unit == null) {
            if (findings.size() == before) {
                find(column, MALFORMED_RESULT, result.toString());
            }
            return null;
        }
        return new CaseWording.Figure(metric, value, unit);
    }

    private List<IndustryChoice> industries(JsonNode object) {
        return texts(object, "industries", "industries").stream()
                .map(CaseCells::industry)
                .toList();
    }

    private @Nullable PilotType type(JsonNode object) {
        var text = text(object, "pilotType", "pilotType");
        if (text == null) {
            return null;
        }
        for (var type : PilotType.values()) {
            if (type.name().equals(text)) {
                return type;
            }
        }
        find("pilotType", UNKNOWN_TYPE, text);
        return null;
    }

    private pilotregistry.reference.@Nullable Certainty certainty(JsonNode object) {
        var text = text(object, "certainty", "certainty");
        if (text == null) {
            return null;
        }
        var certainty = Wording.certainty(text);
        if (certainty.isEmpty()) {
            find("certainty", UNKNOWN_CERTAINTY, text);
        }
        return certainty.orElse(null);
    }

    private void wrong(@Nullable String column, JsonNode value, String expected) {
        findings.add(ImportFinding.of(number, column, WRONG_TYPE, value.toString()).with("expected", expected));
    }

    private void find(String column, ImportFindingCode code, String value) {
        findings.add(ImportFinding.of(number, column, code, value));
    }
}
