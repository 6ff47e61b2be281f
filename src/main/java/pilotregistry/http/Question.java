package pilotregistry.http;

import graphql.execution.preparsed.persisted.PersistedQuerySupport;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.GraphQlRequest;
import org.springframework.graphql.support.DefaultGraphQlRequest;
import org.springframework.util.MultiValueMap;
import pilotregistry.language.CodedException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// The parameters of a GraphQL request, from a JSON body or from those of an address, each of its own type or refused.
///
/// `documentId` goes on as an extension of that name: who keeps documents reads it there.
public final class Question {

    /// No input of the schema is anywhere near as deep.
    private static final int DEEPEST = 64;

    private static final String QUERY = "query";
    private static final String OPERATION_NAME = "operationName";
    private static final String VARIABLES = "variables";
    private static final String EXTENSIONS = "extensions";
    private static final String DOCUMENT_ID = "documentId";
    private static final String PERSISTED_QUERY = "persistedQuery";

    // Decimals are kept as they are written; a name that is given twice has no meaning.
    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private Question() {}

    /// What a parameter should have been.
    enum Expected {
        STRING,
        OBJECT,
        ONCE
    }

    /// The one in a body.
    ///
    /// @throws CodedException when it is none
    public static GraphQlRequest of(byte[] body) {
        var text = decoded(body);
        if (text.isBlank()) {
            throw new HttpRefusal(HttpFault.BODY_MISSING);
        }
        return switch (parsed(text, "body")) {
            case Map<?, ?> fields -> of(fields);
            case List<?> batch -> throw new HttpRefusal(HttpFault.BATCH, Map.of("count", batch.size()));
            case null -> throw new HttpRefusal(HttpFault.NOT_AN_OBJECT);
            default -> throw new HttpRefusal(HttpFault.NOT_AN_OBJECT);
        };
    }

    /// The one in the parameters of an address.
    ///
    /// @throws CodedException when it is none
    public static GraphQlRequest of(MultiValueMap<String, String> parameters) {
        var fields = new LinkedHashMap<String, @Nullable Object>();
        parameters.forEach((name, values) -> {
            if (values.size() > 1) {
                throw new HttpRefusal(HttpFault.BAD_PARAMETER, Map.of("parameter", name, "expected", Expected.ONCE));
            }
            var value = values.getFirst();
            var isJson = name.equals(VARIABLES) || name.equals(EXTENSIONS);
            fields.put(name, isJson ? value.isBlank() ? null : parsed(value, name) : value);
        });
        return of(fields);
    }

    /// The one with these parameters.
    ///
    /// @throws CodedException when they are of other types
    public static GraphQlRequest of(Map<?, ?> fields) {
        Map<String, Object> extensions = new LinkedHashMap<>(map(fields, EXTENSIONS));
        var documentId = text(fields, DOCUMENT_ID);
        if (documentId != null) {
            extensions.put(DOCUMENT_ID, documentId);
        }
        var query = text(fields, QUERY);
        if (query == null || query.isBlank()) {
            if (documentId == null && extensions.get(PERSISTED_QUERY) == null) {
                throw new HttpRefusal(HttpFault.QUERY_MISSING);
            }
            query = PersistedQuerySupport.PERSISTED_QUERY_MARKER;
        }
        return new DefaultGraphQlRequest(query, text(fields, OPERATION_NAME), variables(fields), extensions);
    }

    private static @Nullable String text(Map<?, ?> fields, String name) {
        return switch (fields.get(name)) {
            case null -> null;
            case String text -> text;
            default ->
                throw new HttpRefusal(HttpFault.BAD_PARAMETER, Map.of("parameter", name, "expected", Expected.STRING));
        };
    }

    private static Map<String, @Nullable Object> variables(Map<?, ?> fields) {
        return new LinkedHashMap<String, @Nullable Object>(map(fields, VARIABLES));
    }

    @SuppressWarnings("unchecked") // The keys of JSON are texts.
    private static Map<String, Object> map(Map<?, ?> fields, String name) {
        return switch (fields.get(name)) {
            case null -> Map.of();
            case Map<?, ?> map -> (Map<String, Object>) map;
            default ->
                throw new HttpRefusal(HttpFault.BAD_PARAMETER, Map.of("parameter", name, "expected", Expected.OBJECT));
        };
    }

    private static String decoded(byte[] body) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new HttpRefusal(HttpFault.BAD_JSON, Map.of("place", "body", "line", 1, "column", 1));
        }
    }

    /// JSON as questions are read: no name twice, no depth without end, each number with all its digits.
    ///
    /// @throws CodedException when it is none
    public static @Nullable Object json(String text) {
        return parsed(text, "body");
    }

    private static @Nullable Object parsed(String text, String place) {
        try {
            return JSON.readValue(text, Object.class);
        } catch (StreamConstraintsException limited) {
            throw new HttpRefusal(HttpFault.JSON_LIMITS, Map.of("place", place, "depth", DEEPEST));
        } catch (JacksonException malformed) {
            var location = Objects.requireNonNullElse(malformed.getLocation(), TokenStreamLocation.NA);
            throw new HttpRefusal(
                    HttpFault.BAD_JSON,
                    Map.of("place", place, "line", location.getLineNr(), "column", location.getColumnNr()));
        }
    }
}
