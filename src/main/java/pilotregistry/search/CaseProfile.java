package pilotregistry.search;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Who looks for cases to repeat: a park or an enterprise, with what it has to solve.
///
/// @param industries codes
/// @param scale in words, such as 中小企业
/// @param problems in words
/// @param conditions what it has or lacks, in words, such as 无集中供热
record CaseProfile(
        List<String> industries,
        @Nullable String scale,
        @Nullable String provinceCode,
        @Nullable String regionCode,
        @Nullable String watershedCode,
        @Nullable String problems,
        @Nullable String conditions) {

    /// All its words.
    String words() {
        return String.join(
                "；",
                java.util.stream.Stream.of(scale, problems, conditions)
                        .filter(java.util.Objects::nonNull)
                        .toList());
    }
}
