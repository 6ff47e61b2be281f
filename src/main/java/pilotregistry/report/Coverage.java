package pilotregistry.report;

import java.util.List;
import org.jspecify.annotations.Nullable;
import pilotregistry.batch.Batch;
import pilotregistry.language.Label;
import pilotregistry.pilot.PilotId;

/// Pilots by two dimensions, with the empty cells named.
///
/// @param baseline null without a batch
/// @param placementCount the sum of the cells
/// @param severalCount how many pilots are in several cells
record Coverage(
        ReportAsOf asOf,
        @Nullable Batch batch,
        @Nullable Baseline baseline,
        CoverageAxis rowAxis,
        CoverageAxis columnAxis,
        List<Header> rows,
        List<Header> columns,
        List<Cell> cells,
        List<Cell> emptyCells,
        int pilotCount,
        int placementCount,
        int severalCount) {

    /// What it is compared with (R13).
    ///
    /// @param designatedCount as published; null where that is not known of all of the batches
    /// @param complete whether all of their pilots are known
    record Baseline(
            List<Batch> batches, int pilotCount, @Nullable Integer designatedCount, boolean complete) {}

    /// A row or column.
    ///
    /// @param code null for what no source states or does not apply
    record Header(
            @Nullable String code,
            Label name,
            int pilotCount,
            @Nullable Integer baselinePilotCount) {}

    /// One cell.
    ///
    /// @param some of its pilots, by code
    record Cell(
            Header row,
            Header column,
            int pilotCount,
            @Nullable Integer baselinePilotCount,
            List<PilotId> some) {

        static final int MOST = 20;

        public boolean covered() {
            return pilotCount > 0 || (baselinePilotCount != null && baselinePilotCount > 0);
        }

        public @Nullable CoverageStanding standing() {
            return baselinePilotCount == null ? null : CoverageStanding.of(pilotCount, baselinePilotCount);
        }
    }
}
