package pilotregistry.casestudy;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import pilotregistry.access.Actor;
import pilotregistry.access.NodeSource;

/// Case studies by global id, as far as the actor may see them.
@Component
class CaseNodes implements NodeSource {

    private final CaseLibrary library;

    CaseNodes(CaseLibrary library) {
        this.library = library;
    }

    @Override
    public String prefix() {
        return CaseStudyId.PREFIX;
    }

    @Override
    public Map<String, ?> load(List<String> ids, Actor actor) {
        return library.visible(ids.stream().map(CaseStudyId::new).toList(), actor).entrySet().stream()
                .collect(Collectors.toMap(each -> each.getKey().value(), Map.Entry::getValue));
    }

    @Override
    public boolean showsPast(Actor actor, Object then, Object now) {
        return then instanceof CaseStudy study
                && CaseAccess.sees(actor, study)
                && (study.published() == null || !isRetracted(now) || CaseAccess.isMinistry(actor));
    }

    @Override
    public boolean tells(Actor actor, String act, Object now) {
        return CaseChangesController.TOLD.contains(act)
                || (now instanceof CaseStudy study
                        && (CaseAccess.seesRevision(actor, study) || CaseAccess.isMinistry(actor)));
    }

    @Override
    public boolean isRetracted(Object now) {
        return now instanceof CaseStudy study && study.retraction() != null;
    }
}
