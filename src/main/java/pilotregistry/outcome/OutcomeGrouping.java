package pilotregistry.outcome;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// By what totals are parted, besides the metric.
public enum OutcomeGrouping {
    METRIC,
    INDUSTRY,
    PROVINCE,
    TYPE,
    BATCH,
    REGION,
    WATERSHED,
    YEAR;

    /// The part that figures of a pilot belong to. What belongs to several is in a part of its own: no sum counts it
    /// twice.
    Part part(TotalsFacts facts, @Nullable Integer year) {
        return switch (this) {
            case METRIC -> new Part(this, PartKind.ALL, null);
            case INDUSTRY -> among(facts.industries());
            case PROVINCE -> facts.leadProvince() == null ? among(facts.provinces()) : one(facts.leadProvince());
            case TYPE -> one(facts.type());
            case BATCH -> one(facts.batch());
            case REGION -> object(facts.region());
            case WATERSHED -> object(facts.watershed());
            case YEAR -> one(year == null ? null : year.toString());
        };
    }

    private Part among(List<String> codes) {
        return codes.size() > 1
                ? new Part(this, PartKind.SEVERAL, null)
                : one(codes.isEmpty() ? null : codes.getFirst());
    }

    private Part one(@Nullable String code) {
        return code == null ? new Part(this, PartKind.UNKNOWN, null) : new Part(this, PartKind.ONE, code);
    }

    private Part object(@Nullable String code) {
        return code == null ? new Part(this, PartKind.NONE, null) : one(code);
    }

    /// What a part holds.
    public enum PartKind {
        /// everything: totals are not parted
        ALL,
        ONE,
        /// those that belong to several
        SEVERAL,
        /// those of which no source states it
        UNKNOWN,
        /// those whose object is no region or watershed, as far as any source states it
        NONE
    }

    /// One part of the totals.
    public record Part(
            OutcomeGrouping by, PartKind kind, @Nullable String code) implements Comparable<Part> {

        @Override
        public int compareTo(Part other) {
            int byKind = kind.compareTo(other.kind);
            return byKind != 0 || code == null || other.code == null ? byKind : code.compareTo(other.code);
        }
    }
}
