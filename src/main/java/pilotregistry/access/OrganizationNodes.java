package pilotregistry.access;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import pilotregistry.organization.Directory;
import pilotregistry.organization.OrganizationId;

/// Organizations by global id: public.
@Component
class OrganizationNodes implements NodeSource {

    private final Directory directory;

    OrganizationNodes(Directory directory) {
        this.directory = directory;
    }

    @Override
    public String prefix() {
        return OrganizationId.PREFIX;
    }

    @Override
    public Map<String, ?> load(List<String> ids, Actor actor) {
        return directory.byId(ids.stream().map(OrganizationId::new).toList()).entrySet().stream()
                .collect(Collectors.toMap(each -> each.getKey().value(), Map.Entry::getValue));
    }

    @Override
    public boolean showsEveryPast(Actor actor) {
        return true;
    }

    @Override
    public boolean tells(Actor actor, String act, Object now) {
        return true;
    }
}
