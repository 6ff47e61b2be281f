package pilotregistry.search;

import java.util.EnumSet;
import java.util.Set;
import pilotregistry.casestudy.Replicability;

/// What a case study says about being repeated.
public enum ReplicabilityFeature {
    REPLICATED,
    PREREQUISITES_STATED,
    LIMITS_STATED,
    BUILDING_BLOCKS_STATED,
    PAYBACK_STATED,
    PAYBACK_WITHIN_THREE_YEARS;

    private static final int SOON_YEARS = 3;

    static Set<ReplicabilityFeature> of(CaseCard card) {
        return of(card.content().replicability(), card.replications());
    }

    /// What these statements come to.
    ///
    /// @param replications how many bodies repeated it
    public static Set<ReplicabilityFeature> of(Replicability replicability, int replications) {
        var features = EnumSet.noneOf(ReplicabilityFeature.class);
        add(features, REPLICATED, replications > 0);
        add(features, PREREQUISITES_STATED, !replicability.prerequisites().isEmpty());
        add(features, LIMITS_STATED, !replicability.notSuitableWhen().isEmpty());
        add(features, BUILDING_BLOCKS_STATED, !replicability.buildingBlocks().isEmpty());
        var payback = replicability.paybackYears();
        add(features, PAYBACK_STATED, payback != null);
        add(features, PAYBACK_WITHIN_THREE_YEARS, payback != null && payback.doubleValue() <= SOON_YEARS);
        return features;
    }

    private static void add(Set<ReplicabilityFeature> features, ReplicabilityFeature feature, boolean holds) {
        if (holds) {
            features.add(feature);
        }
    }
}
