package pilotregistry.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswerTypeTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "application/graphql-response+json | GRAPHQL",
                "application/graphql-response+json; charset=utf-8 | GRAPHQL",
                "application/graphql-response+json;q=0.9, application/json;q=0.5 | GRAPHQL",
                "application/graphql-response+json;q=0.5, application/json;q=0.9 | JSON",
                "application/json, application/graphql-response+json | JSON",
                "application/graphql-response+json, application/json | GRAPHQL",
                "application/graphql-response+json, application/json;q=0.9, */*;q=0.8 | GRAPHQL",
                "APPLICATION/JSON;Charset=UTF-8 | JSON",
                "*/* | JSON",
                "application/* | JSON",
                "application/*+json | GRAPHQL",
                "*/*, application/graphql-response+json | GRAPHQL",
                "*/*, application/graphql-response+json;q=0.5 | JSON",
                "application/json;q=0, */* | GRAPHQL",
                "text/html, */*;q=0.1 | JSON",
                "text/html | ",
                "application/xml, text/* | ",
                "application/json;q=0 | ",
                "*/*;q=0 | ",
                "not a media type | ",
            })
    void choosesWhatTheClientLikesBest(String accept, AnswerType type) {
        assertThat(AnswerType.accepted(List.of(accept))).isEqualTo(java.util.Optional.ofNullable(type));
    }

    @Test
    void readsSeveralHeadersAsOne() {
        assertThat(AnswerType.accepted(List.of("text/html", "application/graphql-response+json;q=0.2")))
                .hasValue(AnswerType.GRAPHQL);
    }

    @Test
    void answersPlainJsonToWhoSaysNothing() {
        assertThat(AnswerType.accepted(List.of())).hasValue(AnswerType.JSON);
    }
}
