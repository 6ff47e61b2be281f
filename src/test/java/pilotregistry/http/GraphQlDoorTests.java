package pilotregistry.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.graphql.server.WebGraphQlHandler;
import org.springframework.http.converter.ByteArrayHttpMessageConverter;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.util.unit.DataSize;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;
import pilotregistry.language.Messages;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

class GraphQlDoorTests {

    private static final List<org.springframework.http.converter.HttpMessageConverter<?>> CONVERTERS =
            List.of(new ByteArrayHttpMessageConverter());

    @Test
    void tellsNothingOfWhatWentWrongInside() throws Exception {
        var failing = WebGraphQlHandler.builder(request -> Mono.error(new IllegalStateException(
                        "mongodb://admin:secret@db-7.internal refused " + request.getDocument())))
                .build();
        var answer = answer(failing, "{\"query\": \"{ secretField }\"}");
        assertThat(answer.getStatus()).isEqualTo(500);
        assertThat(answer.getContentType()).startsWith("application/graphql-response+json");
        assertThat(answer.getContentAsString())
                .contains("INTERNAL_ERROR", "incident")
                .doesNotContain("secret", "mongodb", "internal r", "Exception", "java", "at pilotregistry");
    }

    private static MockHttpServletResponse answer(WebGraphQlHandler handler, String body) throws Exception {
        var json = JsonMapper.builder().build();
        var messages = new Messages();
        var size = DataSize.ofKilobytes(1);
        var rules = new HttpRules(size, size, Duration.ofSeconds(1), StatusCodes.AUDITED, Duration.ofSeconds(60));
        var answers = new Answers(json, messages);
        var problems = new Problems(json, messages);
        var door = new GraphQlDoor(handler, rules, new Bodies(rules), answers, problems, new Waiting());
        var request = new MockHttpServletRequest("POST", "/graphql");
        request.setContentType("application/json");
        request.addHeader("Accept", "application/graphql-response+json");
        request.setContent(body.getBytes(StandardCharsets.UTF_8));
        var response = new MockHttpServletResponse();
        ServerResponse answer = door.answer(ServerRequest.create(request, CONVERTERS));
        answer.writeTo(request, response, () -> CONVERTERS);
        return response;
    }
}
