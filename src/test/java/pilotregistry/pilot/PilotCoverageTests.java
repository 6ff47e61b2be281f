package pilotregistry.pilot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pilotregistry.RegistryTest;
import pilotregistry.batch.Batch;
import pilotregistry.batch.BatchId;
import pilotregistry.batch.BatchRegister;
import pilotregistry.ledger.Command;
import pilotregistry.reference.PilotType;

@RegistryTest
class PilotCoverageTests {

    private static final AtomicInteger BATCHES = new AtomicInteger(5600);

    @Autowired
    PilotCoverage coverage;

    @Autowired
    PilotRegister register;

    @Autowired
    BatchRegister batches;

    @Autowired
    Clock clock;

    @Test
    void coversWhatItsPilotsAreAndDo() {
        var batch = batch(1);
        register.historic(HistoricPilots.shishi(batch), command());
        var covered = coverage.of(List.of(batch));
        assertThat(covered.industries()).containsExactlyInAnyOrder("DYEING", "ELECTROPLATING");
        assertThat(covered.types()).containsExactly(PilotType.PARK_CLUSTER);
        assertThat(covered.complete()).isTrue();
    }

    @Test
    void isNotSureWhileOnlySomeOfItsPilotsAreKnown() {
        var batch = batch(56);
        register.historic(HistoricPilots.shishi(batch), command());
        assertThat(coverage.of(List.of(batch)).complete()).isFalse();
        assertThat(coverage.of(List.of(batch(null))).complete()).isFalse();
    }

    @Test
    void isNotSureWhereNoSourceStatesTypeOrIndustry() {
        var batch = batch(1);
        register.historic(HistoricPilots.region(batch), command());
        assertThat(coverage.of(List.of(batch)).complete()).isFalse();
    }

    private BatchId batch(@Nullable Integer designated) {
        var number = BATCHES.incrementAndGet();
        batches.historic(
                new Batch.Call(number, 2022, "覆盖范围的测试批次", null, null),
                null,
                new Batch.PublishedFigures(designated, null, null, "测试"),
                command());
        return BatchId.of(number);
    }

    private Command command() {
        return Command.ofRegistry("importPilots", java.util.UUID.randomUUID().toString(), clock.instant());
    }
}
