package pilotregistry.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.context.ContextRegistry;
import io.micrometer.context.ThreadLocalAccessor;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;
import pilotregistry.RegistryTest;

/// No call of the database lasts longer than somebody waits for it.
@RegistryTest
class DeadlineTests {

    @Autowired
    MongoTemplate mongo;

    @AfterEach
    void nobodyWaitsAnyLonger() {
        wait(Deadline.after(Duration.ZERO)).restore();
    }

    @Test
    void endsEveryCallSomeTime() {
        assertThat(mongo.getDb().getTimeout(TimeUnit.MINUTES)).isEqualTo(10);
        assertThat(mongo.getCollection("batch").getTimeout(TimeUnit.MINUTES)).isEqualTo(10);
    }

    @Test
    void endsACallWithTheRequestThatMakesIt() {
        wait(Deadline.after(Duration.ofSeconds(5)));
        assertThat(mongo.getDb().getTimeout(TimeUnit.MILLISECONDS)).isBetween(1L, 5_000L);
        assertThat(mongo.getCollection("batch").countDocuments()).isNotNegative();
    }

    @Test
    void makesNoCallForARequestWhoseTimeIsOver() {
        wait(Deadline.after(Duration.ZERO));
        assertThatThrownBy(() -> mongo.getCollection("batch").countDocuments()).hasMessageContaining("TIMEOUT");
    }

    @Test
    void letsASubscriptionGoOn() {
        var deadline = Deadline.after(Duration.ZERO);
        deadline.lift();
        wait(deadline);
        assertThat(mongo.getDb().getTimeout(TimeUnit.MINUTES)).isEqualTo(10);
    }

    @SuppressWarnings("unchecked")
    private static ThreadLocalAccessor<Object> wait(Deadline deadline) {
        var accessor = (ThreadLocalAccessor<Object>) ContextRegistry.getInstance().getThreadLocalAccessors().stream()
                .filter(each -> each.key().equals(Deadline.KEY))
                .findFirst()
                .orElseThrow();
        accessor.setValue(deadline);
        return accessor;
    }
}
