package pilotregistry.outcome;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// By what totals are parted, besides the metric.
enum OutcomeGrouping {
    METRIC,
    INDUSTRY,
    PROVINCE,
    TYPE,
    BATCH;

    /// The part a row belongs to. One that belongs to several is in a part of its own: no sum counts it twice.
    Part part(TotalsRow row) {
        return switch (this) {
            case METRIC -> new Part(this, PartKind.ALL, null);
            case INDUSTRY -> among(row.industries());
            case PROVINCE ->
                row.leadProvince() == null ? among(row.provinces()) : new Part(this, PartKind.ONE, row.leadProvince());
            case TYPE -> one(row.type());
            case BATCH -> one(row.batch());
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

    enum PartKind {
        /// everything: totals are not parted
        ALL,
        ONE,
        /// those that belong to several
        SEVERAL,
        /// those of which no source states it
        UNKNOWN
    }

    /// One part of the totals.
    record Part(OutcomeGrouping by, PartKind kind, @Nullable String code) implements Comparable<Part> {

        @Override
        public int compareTo(Part other) {
            int byKind = kind.compareTo(other.kind);
            return byKind != 0 || code == null || other.code == null ? byKind : code.compareTo(other.code);
        }
    }
}
