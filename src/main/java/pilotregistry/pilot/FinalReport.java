package pilotregistry.pilot;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The final report of a pilot (总结报告): revised until it is assessed, every revision is kept.
///
/// @param revision from 1
/// @param fundsSpent in 万元
/// @param files ids of files of the pilot
/// @param checks what the province's departments say of this revision
record FinalReport(
        int revision,
        Text text,
        @Nullable BigDecimal fundsSpent,
        List<String> files,
        Instant at,
        String by,
        List<ProvincialCheck> checks) {

    FinalReport {
        files = List.copyOf(files);
        checks = List.copyOf(checks);
    }

    /// @param measures 主要做法
    /// @param results 成果与成效 (F04)
    /// @param experience 可复制、可推广的经验 (R30)
    /// @param problems 问题与建议
    record Text(
            String summary,
            String measures,
            String results,
            String experience,
            @Nullable String problems) {}

    /// As it is handed in.
    record Draft(Text text, @Nullable BigDecimal fundsSpent, List<String> files) {

        FinalReport numbered(int revision, Instant at, String by) {
            return new FinalReport(revision, text, fundsSpent, files, at, by, List.of());
        }
    }

    FinalReport with(ProvincialCheck check) {
        var more = new ArrayList<>(checks);
        more.add(check);
        return new FinalReport(revision, text, fundsSpent, files, at, by, more);
    }
}
