package pilotregistry.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import pilotregistry.language.Label;
import pilotregistry.language.Language;
import pilotregistry.language.Messages;
import pilotregistry.reference.PilotType;
import pilotregistry.reference.ReferenceLists;
import pilotregistry.search.CaseFacet.CaseFacetValue;

/// Names what hits are counted by.
@Component
class CaseFacets {

    private final ReferenceLists reference;
    private final Messages messages;

    CaseFacets(ReferenceLists reference, Messages messages) {
        this.reference = reference;
        this.messages = messages;
    }

    List<CaseFacet> of(CaseStudyHitConnection hits, Set<CaseDimension> dimensions) {
        var chosen = hits.filter().chosen();
        var facets = new ArrayList<CaseFacet>();
        for (var dimension : dimensions) {
            var values = hits.counts().getOrDefault(dimension, List.of()).stream()
                    .map(count -> new CaseFacetValue(
                            count.value(),
                            label(dimension, count.value()),
                            count.count(),
                            chosen.getOrDefault(dimension, List.of()).contains(count.value())))
                    .toList();
            facets.add(new CaseFacet(dimension, values));
        }
        return facets;
    }

    private Label label(CaseDimension dimension, String value) {
        var known =
                switch (dimension) {
                    case INDUSTRY -> reference.industry(value).map(it -> it.name());
                    case PILOT_TYPE ->
                        Optional.of(
                                reference.pilotType(PilotType.valueOf(value)).name());
                    case PROVINCE -> reference.province(value).map(it -> it.name());
                    case REGION -> reference.regions().find(value).map(it -> it.name());
                    case WATERSHED -> reference.watershed(value).map(it -> it.name());
                    case METRIC -> reference.outcomeMetric(value).map(it -> it.name());
                    case BATCH -> Optional.of(said("CaseFacet.BATCH", value.substring(value.indexOf('_') + 1)));
                    case VERIFICATION -> Optional.of(said("CaseVerification." + value, value));
                    case REPLICABILITY -> Optional.of(said("ReplicabilityFeature." + value, value));
                };
        return known.orElseGet(() -> new Label(value, value));
    }

    private Label said(String key, String value) {
        var facts = Map.of("value", value);
        return new Label(messages.say(key, facts, Language.ZH), messages.say(key, facts, Language.EN));
    }
}
