package pilotregistry.casestudy;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What someone needs to know who would repeat a case (可复制性).
///
/// @param industries codes of the industries it suits
/// @param scale the scale it suits, in words
/// @param prerequisites what must be there before (前提条件)
/// @param notSuitableWhen when not to repeat it (不适用情形)
/// @param buildingBlocks the parts it is put together from (组成模块)
/// @param effort people and time it takes
/// @param paybackYears years until it has paid for itself
public record Replicability(
        List<String> industries,
        @Nullable String scale,
        List<String> prerequisites,
        List<String> notSuitableWhen,
        List<String> buildingBlocks,
        @Nullable String effort,
        @Nullable BigDecimal paybackYears) {

    static final Replicability UNKNOWN =
            new Replicability(List.of(), null, List.of(), List.of(), List.of(), null, null);
}
