package pilotregistry.allowance;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.graphql.support.DefaultGraphQlRequest;
import org.springframework.http.HttpHeaders;
import pilotregistry.database.Deadline;
import pilotregistry.language.Messages;
import reactor.core.publisher.Mono;

/// The time that a request may take.
class TimeBudgetTests {

    private final TimeBudget budget = new TimeBudget(Duration.ofMillis(20), new Messages());

    // Without its guard it would not fail but go on for ever.
    @Test
    @Timeout(value = 30, threadMode = ThreadMode.SEPARATE_THREAD)
    void givesUpWhatTakesTooLong() {
        var givenUp = new AtomicBoolean();
        var answer = answer(Mono.<WebGraphQlResponse>never().doOnCancel(() -> givenUp.set(true)));
        var error = answer.getExecutionResult().getErrors().getFirst();
        assertThat(error.getExtensions()).containsEntry("code", "TIMEOUT");
        assertThat(error.getMessage()).startsWith("处理时间已到");
        assertThat(answer.getExecutionResult().isDataPresent()).isFalse();
        assertThat(givenUp).isTrue();
    }

    @Test
    void waitsLongerWhereItIsExtended() {
        var late = Mono.deferContextual(context -> {
            context.<Deadline>get(Deadline.KEY).extend(Duration.ofSeconds(5));
            return Mono.delay(Duration.ofMillis(60)).map(over -> new WebGraphQlResponse(answered()));
        });
        assertThat(answer(late).getErrors()).isEmpty();
    }

    private WebGraphQlResponse answer(Mono<WebGraphQlResponse> execution) {
        var request = new WebGraphQlRequest(
                URI.create("/graphql"),
                new HttpHeaders(),
                null,
                null,
                Map.of(),
                new DefaultGraphQlRequest("{ provinces { code } }"),
                "1",
                Locale.SIMPLIFIED_CHINESE);
        return Objects.requireNonNull(
                budget.intercept(request, asked -> execution).block());
    }

    private static org.springframework.graphql.ExecutionGraphQlResponse answered() {
        return new org.springframework.graphql.support.DefaultExecutionGraphQlResponse(
                graphql.ExecutionInput.newExecutionInput("{ provinces { code } }")
                        .build(),
                graphql.ExecutionResult.newExecutionResult().data(Map.of()).build());
    }
}
