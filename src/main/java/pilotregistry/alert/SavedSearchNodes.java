package pilotregistry.alert;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import pilotregistry.access.Actor;
import pilotregistry.access.NodeSource;

/// Saved searches by global id, each for its owner.
@Component
class SavedSearchNodes implements NodeSource {

    private final SavedSearches searches;

    SavedSearchNodes(SavedSearches searches) {
        this.searches = searches;
    }

    @Override
    public String prefix() {
        return SavedSearchId.PREFIX;
    }

    @Override
    public Map<String, ?> load(List<String> ids, Actor actor) {
        return searches.own(ids.stream().map(SavedSearchId::new).toList(), actor).values().stream()
                .collect(Collectors.toMap(saved -> saved.id().value(), Function.identity()));
    }
}
