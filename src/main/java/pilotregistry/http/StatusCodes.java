package pilotregistry.http;

import graphql.ExecutionResult;
import graphql.GraphQLError;
import java.util.Map;
import java.util.stream.Stream;

/// The two readings of which status an answer has: that of the audits of `graphql-http`, which clients know, and the
/// draft of GraphQL over HTTP of 2026-08-06.
enum StatusCodes {
    AUDITED {
        @Override
        int of(HttpFault fault) {
            return fault.status();
        }

        @Override
        int partly() {
            return OK;
        }

        // What asks for plain JSON, as older clients do, reads errors only from what arrives as a success.
        @Override
        int nothing(AnswerType type, String code) {
            return type == AnswerType.JSON ? OK : BAD_REQUEST;
        }

        @Override
        AnswerType label(AnswerType accepted, int status) {
            return accepted;
        }
    },

    DRAFT {
        @Override
        int of(HttpFault fault) {
            return fault.isNotWellFormed() ? UNPROCESSABLE : fault.status();
        }

        @Override
        int partly() {
            return PARTIAL_SUCCESS;
        }

        @Override
        int nothing(AnswerType type, String code) {
            return code.equals("SYNTAX") ? BAD_REQUEST : UNPROCESSABLE;
        }

        // An intermediary may write plain JSON too: only a success, or what calls itself GraphQL, is sure to be one.
        @Override
        AnswerType label(AnswerType accepted, int status) {
            return status / 100 == 2 ? accepted : AnswerType.GRAPHQL;
        }
    };

    private static final int OK = 200;
    private static final int PARTIAL_SUCCESS = 294;
    private static final int BAD_REQUEST = 400;
    private static final int UNPROCESSABLE = 422;

    /// Codes that mean the same status in either reading and for every client.
    private static final Map<String, Integer> FIXED =
            Map.of("UNAUTHENTICATED", 401, "RATE_LIMITED", 429, "INTERNAL_ERROR", 500);

    abstract int of(HttpFault fault);

    abstract int partly();

    abstract int nothing(AnswerType type, String code);

    abstract AnswerType label(AnswerType accepted, int status);

    int of(ExecutionResult result, AnswerType type) {
        if (result.isDataPresent()) {
            return result.getErrors().isEmpty() ? OK : partly();
        }
        var codes = result.getErrors().stream().map(StatusCodes::code).toList();
        return codes.stream()
                .flatMap(this::fixed)
                .findFirst()
                .orElseGet(() -> nothing(type, codes.isEmpty() ? "" : codes.getFirst()));
    }

    private Stream<Integer> fixed(String code) {
        return HttpFault.named(code)
                .map(fault -> Stream.of(of(fault)))
                .orElseGet(() -> Stream.ofNullable(FIXED.get(code)));
    }

    static String code(GraphQLError error) {
        var extensions = error.getExtensions();
        return extensions == null ? "" : String.valueOf(extensions.get("code"));
    }
}
