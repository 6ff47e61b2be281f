package pilotregistry.outcome;

import java.math.BigDecimal;
import java.time.YearMonth;
import org.bson.Document;
import org.bson.types.Decimal128;
import org.jspecify.annotations.Nullable;

/// What a total needs of one outcome: read from the stored document by itself, of which nothing else is fetched.
record TotalsRow(
        String pilot,
        @Nullable String enterprise,
        String metric,
        OutcomePeriod period,
        OutcomeStatus status,
        OutcomeNature nature,
        @Nullable BigDecimal value,
        boolean plausible,
        boolean aYear,
        @Nullable Boolean electricityIncluded,
        boolean open,
        TotalsFacts facts) {

    static final Document FIELDS = new Document("_id", 0)
            .append("version", 1)
            .append("subject.pilot", 1)
            .append("subject.enterprise.socialCreditCode", 1)
            .append("subject.metric", 1)
            .append("subject.period", 1)
            .append("keys.family", 1)
            .append("keys.status", 1)
            .append("keys.nature", 1)
            .append("keys.value", 1)
            .append("keys.plausible", 1)
            .append("keys.aYear", 1)
            .append("keys.electricityIncluded", 1)
            .append("keys.open", 1)
            .append("pilot", 1);

    static TotalsRow of(Document stored) {
        var subject = stored.get("subject", Document.class);
        var keys = stored.get("keys", Document.class);
        var enterprise = subject.get("enterprise", Document.class);
        var period = subject.get("period", new Document());
        var value = keys.get("value", Decimal128.class);
        return new TotalsRow(
                subject.getString("pilot"),
                enterprise == null ? null : enterprise.getString("socialCreditCode"),
                subject.getString("metric"),
                new OutcomePeriod(month(period, "start"), month(period, "end"), period.getString("text")),
                OutcomeStatus.valueOf(keys.getString("status")),
                OutcomeNature.valueOf(keys.getString("nature")),
                value == null ? null : value.bigDecimalValue(),
                keys.getBoolean("plausible", false),
                keys.getBoolean("aYear", false),
                keys.getBoolean("electricityIncluded"),
                keys.getBoolean("open", false),
                TotalsFacts.of(stored.get("pilot", Document.class)));
    }

    static @Nullable YearMonth month(Document within, String name) {
        var text = within.getString(name);
        return text == null ? null : YearMonth.parse(text);
    }

    @Nullable
    Integer year() {
        return facts.year(period);
    }
}
