package pilotregistry.report;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pilotregistry.batch.Batch;
import pilotregistry.language.Label;

/// How many of a batch reached each stage, from applying to passing.
record Funnel(ReportAsOf asOf, Batch batch, Row whole, List<Row> provinces, List<Row> types) {

    /// One province, one type or all. A number is null where it is not the reader's to see, or not known.
    record Row(
            @Nullable String code,
            Label name,
            @Nullable Integer applied,
            @Nullable Integer recommended,
            @Nullable Integer submitted,
            int designated,
            int assessed,
            int passed) {

        public @Nullable BigDecimal recommendedRate() {
            return Figures.rate(recommended, applied);
        }

        public @Nullable BigDecimal submittedRate() {
            return Figures.rate(submitted, recommended);
        }

        public @Nullable BigDecimal designatedRate() {
            return Figures.rate(designated, submitted);
        }

        public @Nullable BigDecimal passedRate() {
            return assessed < designated ? null : Figures.rate(passed, designated);
        }
    }
}
