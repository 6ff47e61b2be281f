package pilotregistry.recommendation;

import pilotregistry.batch.BatchId;
import pilotregistry.ledger.Identifier;

/// Names the one recommendation of a province in a batch, such as `recommendation_2_350000`.
public record RecommendationId(String value) implements Identifier {

    public static final String PREFIX = "recommendation";

    public static RecommendationId of(BatchId batch, String province) {
        var number = batch.value().substring(batch.value().indexOf('_') + 1);
        return new RecommendationId(PREFIX + "_" + number + "_" + province);
    }

    @Override
    public String toString() {
        return value;
    }
}
