package pilotregistry.casestudy;

import static pilotregistry.sheet.ImportFindingCode.*;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import pilotregistry.sheet.ImportFinding;
import pilotregistry.sheet.ImportFindingCode;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The fields of one JSON line, each taken for what it has to be; what is not is found.
final class JsonFields {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final JsonNode NOTHING = JSON.createObjectNode();

    private final int number;
    private final List<ImportFinding> findings = new ArrayList<>();

    JsonFields(int number) {
        this.number = number;
    }

    List<ImportFinding> findings() {
        return List.copyOf(findings);
    }

    JsonNode object(String line) {
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

    /// Flags fields that nobody reads.
    void unknown(JsonNode object, Set<String> known, String prefix) {
        new TreeSet<>(object.propertyNames())
                .stream()
                        .filter(name -> !known.contains(name))
                        .forEach(name ->
                                findings.add(ImportFinding.of(number, prefix + name, UNKNOWN_COLUMN, prefix + name)));
    }

    private static @Nullable JsonNode given(JsonNode object, String name) {
        var value = object.get(name);
        return value == null || value.isNull() ? null : value;
    }

    JsonNode inner(JsonNode object, String name) {
        var value = given(object, name);
        if (value != null && !value.isObject()) {
            wrong(name, value, "{…}");
        }
        return value == null || !value.isObject() ? NOTHING : value;
    }

    @Nullable
    String text(JsonNode object, String name, String column) {
        var value = given(object, name);
        return value == null ? null : text(value, column);
    }

    @Nullable
    String text(JsonNode value, String column) {
        if (!value.isString()) {
            wrong(column, value, "\"…\"");
            return null;
        }
        return value.stringValue();
    }

    List<JsonNode> list(JsonNode object, String name, String column) {
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

    List<String> texts(JsonNode object, String name, String column) {
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

    @Nullable
    BigDecimal decimal(JsonNode object, String name, String column) {
        var value = given(object, name);
        if (value != null && !value.isNumber()) {
            wrong(column, value, "12.5");
            return null;
        }
        return value == null ? null : value.decimalValue();
    }

    @Nullable
    Integer year(JsonNode object) {
        var value = given(object, "year");
        if (value != null && !value.canConvertToInt()) {
            wrong("year", value, "2023");
            return null;
        }
        return value == null ? null : value.intValue();
    }

    boolean flag(JsonNode object, String name) {
        var value = given(object, name);
        if (value != null && !value.isBoolean()) {
            wrong(name, value, "true");
        }
        return value != null && value.isBoolean() && value.booleanValue();
    }

    void wrong(@Nullable String column, JsonNode value, String expected) {
        findings.add(
                ImportFinding.of(number, column, WRONG_TYPE, value.toString()).with("expected", expected));
    }

    void find(String column, ImportFindingCode code, String value) {
        findings.add(ImportFinding.of(number, column, code, value));
    }
}
