package pilotregistry.batch;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Calls for tests that need no database.
public final class BatchFixtures {

    public static final LocalDate LAST_DAY = LocalDate.of(2023, 4, 7);

    private BatchFixtures() {}

    /// The call of the second batch, with what 环办科财函〔2023〕79号 says.
    public static Batch second() {
        return second(LocalDate.of(2023, 3, 3), LAST_DAY);
    }

    /// The second batch, had its notice or its last day been of another date.
    public static Batch second(@Nullable LocalDate issuedOn, LocalDate lastDay) {
        return second(issuedOn, lastDay, List.of(BatchId.of(1)), List.of("350000", "140000", "110000", "660000"));
    }

    /// The second batch, had it taken files of any size.
    public static Batch unlimited() {
        return second(LocalDate.of(2023, 3, 3), LAST_DAY, List.of(BatchId.of(1)), List.of("350000"), Long.MAX_VALUE);
    }

    public static Batch second(
            @Nullable LocalDate issuedOn, LocalDate lastDay, List<BatchId> baseline, List<String> recommendingUnits) {
        return second(issuedOn, lastDay, baseline, recommendingUnits, 52_428_800);
    }

    private static Batch second(
            @Nullable LocalDate issuedOn,
            LocalDate lastDay,
            List<BatchId> baseline,
            List<String> recommendingUnits,
            long sizeLimit) {
        var call = new Batch.Call(
                2,
                2023,
                "关于推荐清洁生产审核创新试点项目的通知",
                DocumentNumber.parse("环办科财函〔2023〕79号").orElseThrow(),
                issuedOn);
        var policy = new Policy(
                Policy.endOf(lastDay),
                5,
                sizeLimit,
                50_000_000,
                12,
                3,
                CreditTrigger.DESIGNATION,
                baseline,
                recommendingUnits);
        return Batch.open(call, policy, null, false);
    }
}
