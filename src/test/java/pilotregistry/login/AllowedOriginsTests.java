package pilotregistry.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.cors.DefaultCorsProcessor;

/// Pages of the origins that the operator names, and of no other.
class AllowedOriginsTests {

    private static final String FRONT_END = "https://front.example";

    private final MockHttpServletResponse answer = new MockHttpServletResponse();

    @Test
    void letsPagesOfANamedOriginAskAndReadTheAnswer() throws IOException {
        assertThat(isLetIn("POST", FRONT_END, null)).isTrue();
        assertThat(answer.getHeader("Access-Control-Allow-Origin")).isEqualTo(FRONT_END);
        assertThat(answer.getHeader("Access-Control-Expose-Headers"))
                .contains("ETag", "Retry-After", "RateLimit", "X-Request-Id");
        assertThat(answer.getHeader("Access-Control-Allow-Credentials")).isNull();
        assertThat(answer.getHeaders("Vary")).anyMatch(names -> names.contains("Origin"));
    }

    @Test
    void tellsThemBeforehandWhichHeadersTheyMaySend() throws IOException {
        assertThat(isLetIn("OPTIONS", FRONT_END, "authorization, content-type, x-graphql-event-stream-token"))
                .isTrue();
        assertThat(answer.getHeader("Access-Control-Allow-Headers")).contains("authorization", "content-type");
        assertThat(answer.getHeader("Access-Control-Allow-Methods")).contains("POST");
    }

    @Test
    void keepsOutEveryOtherOriginAndHeader() throws IOException {
        for (var other : List.of(
                "https://elsewhere.example", "http://front.example", "https://front.example.evil.example", "null")) {
            assertThat(isLetIn("POST", other, null)).as(other).isFalse();
            assertThat(answer.getHeaderNames()).noneMatch(name -> name.startsWith("Access-Control"));
        }
        assertThat(isLetIn("OPTIONS", FRONT_END, "x-anything")).isFalse();
    }

    private boolean isLetIn(String method, String origin, String headers) throws IOException {
        var request = new MockHttpServletRequest(method, "/graphql");
        request.addHeader("Origin", origin);
        if (method.equals("OPTIONS")) {
            request.addHeader("Access-Control-Request-Method", "POST");
            request.addHeader("Access-Control-Request-Headers", headers);
        }
        return new DefaultCorsProcessor().processRequest(ResourceServer.allowed(List.of(FRONT_END)), request, answer);
    }
}
