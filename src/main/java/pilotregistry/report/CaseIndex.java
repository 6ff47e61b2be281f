package pilotregistry.report;

import java.util.List;
import org.jspecify.annotations.Nullable;
import pilotregistry.search.CaseMeasures.Measure;
import pilotregistry.search.ReplicabilityFeature;

/// Published case studies by industry, measure and replicability.
record CaseIndex(ReportAsOf asOf, int caseCount, int syntheticCount, List<Entry> entries) {

    static final int MOST_NUMBERS = 100;

    /// One entry; each of its three is null where a case says nothing of it.
    ///
    /// @param numbers the newest first
    record Entry(
            @Nullable String industryCode,
            @Nullable Measure measure,
            @Nullable ReplicabilityFeature replicability,
            int caseCount,
            List<String> numbers) {}
}
