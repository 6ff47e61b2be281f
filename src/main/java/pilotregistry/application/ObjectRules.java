package pilotregistry.application;

import static pilotregistry.application.FindingCode.*;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pilotregistry.reference.Division;
import pilotregistry.reference.Industry;
import pilotregistry.reference.PilotType;
import pilotregistry.reference.ReferenceLists;

/// The rules on what a pilot is about: notice 一 and 二（一）to（三）.
final class ObjectRules {

    private final ReferenceLists reference;

    ObjectRules(ReferenceLists reference) {
        this.reference = reference;
    }

    List<Question> questions() {
        return List.of(
                ObjectRules::type,
                ObjectRules::industries,
                ObjectRules::industryOutsideList,
                ObjectRules::object,
                ObjectRules::objectKind,
                this::objectPlace,
                ObjectRules::keyIndustry,
                this::nonKeyIndustry,
                ObjectRules::enterprises);
    }

    // R01, notice 二: one of exactly four types
    private static Finding type(Dossier dossier) {
        return Finding.of(TYPE, dossier.content().type() != null, "content", "type");
    }

    // R03, notice 一: 13 industries 等, so OTHER may stand, but by name
    private static Finding industries(Dossier dossier) {
        var chosen = dossier.content().industries();
        var named = chosen.stream().allMatch(choice -> !isOther(choice) || Dossier.isWritten(choice.text()));
        return Finding.of(INDUSTRIES, !chosen.isEmpty() && named, "content", "industries");
    }

    // R03: an open list is never refused. Type 3 is meant to lie outside it (R07).
    private static @Nullable Finding industryOutsideList(Dossier dossier) {
        var chosen = dossier.content().industries();
        if (chosen.isEmpty() || dossier.isOf(PilotType.SIMPLIFIED)) {
            return null;
        }
        var outside = chosen.stream()
                .filter(ObjectRules::isOther)
                .map(choice -> String.valueOf(choice.text()))
                .toList();
        return Finding.of(INDUSTRY_OUTSIDE_LIST, outside.isEmpty(), "content", "industries")
                .with("outside", outside);
    }

    // R04, notice 一
    private static Finding object(Dossier dossier) {
        var object = dossier.content().object();
        return Finding.of(OBJECT, object != null && Dossier.isWritten(object.name()), "content", "object");
    }

    // R04 to R09: each type has its own objects
    private static @Nullable Finding objectKind(Dossier dossier) {
        var type = dossier.content().type();
        var object = dossier.content().object();
        if (type == null || object == null) {
            return null;
        }
        var kinds = kindsOf(type);
        return Finding.of(OBJECT_KIND, kinds.contains(object.kind()), "content", "object", "kind")
                .with("kind", object.kind())
                .with("kinds", kinds);
    }

    private static List<ObjectKind> kindsOf(PilotType type) {
        return switch (type) {
            case KEY_INDUSTRY -> List.of(ObjectKind.INDUSTRY_IN_AREA);
            case PARK_CLUSTER -> List.of(ObjectKind.PARK, ObjectKind.CLUSTER);
            case SIMPLIFIED -> List.of(ObjectKind.NON_KEY_ENTERPRISES);
            case REGION_WATERSHED -> List.of(ObjectKind.REGION, ObjectKind.WATERSHED);
        };
    }

    // R04, R05: types 1–3 lie in named places of the province that recommends them
    private @Nullable Finding objectPlace(Dossier dossier) {
        if (!dossier.isOfOneBody() || dossier.content().object() == null) {
            return null;
        }
        var places = dossier.divisionCodes().stream()
                .map(reference.divisions()::find)
                .flatMap(Optional::stream)
                .toList();
        var lead = dossier.content().leadProvince();
        var outside = places.stream()
                .filter(place -> lead != null && !liesIn(place, lead))
                .map(Division::fullName)
                .toList();
        var met = !places.isEmpty() && outside.isEmpty();
        return Finding.of(OBJECT_PLACE, met, "content", "object", "divisionCodes")
                .with("places", places.stream().map(Division::fullName).toList())
                .with("outside", outside);
    }

    private boolean liesIn(Division place, String lead) {
        return reference.province(lead).filter(unit -> unit.holds(place)).isPresent();
    }

    // R05, notice 二（一）: 重点行业, read as the 13; another only with a note for the reviewer
    private static @Nullable Finding keyIndustry(Dossier dossier) {
        if (!dossier.isOf(PilotType.KEY_INDUSTRY)) {
            return null;
        }
        var key = dossier.content().industries().stream().anyMatch(choice -> !isOther(choice));
        return !key && dossier.explainsOpenList()
                ? Finding.open(KEY_INDUSTRY, "content", "industries")
                : Finding.of(KEY_INDUSTRY, key, "content", "industries");
    }

    // R07, notice 二（三）: 非重点行业 is not defined either, so a person decides
    private @Nullable Finding nonKeyIndustry(Dossier dossier) {
        if (!dossier.isOf(PilotType.SIMPLIFIED)
                || dossier.content().industries().isEmpty()) {
            return null;
        }
        var key = dossier.content().industries().stream()
                .filter(choice -> !isOther(choice))
                .map(choice -> reference.industry(choice.code()))
                .flatMap(Optional::stream)
                .map(Industry::name)
                .toList();
        return Finding.of(NON_KEY_INDUSTRY, key.isEmpty(), "content", "industries")
                .with("key", key);
    }

    // R20, notice 五（二）: who is in scope gets the credit; 整体 (types 1 and 2) means more than one
    private static @Nullable Finding enterprises(Dossier dossier) {
        if (!dossier.isOfOneBody()) {
            return null;
        }
        var least = dossier.isOf(PilotType.SIMPLIFIED) ? 1 : 2;
        var count = dossier.content().enterprises().size();
        return Finding.of(ENTERPRISES, count >= least, "content", "enterprises")
                .with("least", least)
                .with("count", count);
    }

    private static boolean isOther(IndustryChoice choice) {
        return choice.code().equals(Industry.OTHER);
    }
}
