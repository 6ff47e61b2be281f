package pilotregistry.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.execution.instrumentation.Instrumentation;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pilotregistry.RegistryTest;

@RegistryTest
class WholeRequestsTests {

    @Autowired
    private List<Instrumentation> instrumentations;

    @Test
    void sparesNobodyWhatHeWouldAttendTo() {
        assertThat(instrumentations)
                .isNotEmpty()
                .allSatisfy(each -> assertThat(attendsTo(each.getClass()))
                        .as(each.getClass().getName())
                        .doesNotContainAnyElementsOf(WholeRequests.SPARED));
    }

    // The classes of the engine that others are made from do nothing in any of them.
    private static List<String> attendsTo(Class<?> type) {
        return Arrays.stream(type.getMethods())
                .filter(method -> !method.getDeclaringClass().getPackageName().startsWith("graphql."))
                .map(method -> method.getName())
                .toList();
    }
}
