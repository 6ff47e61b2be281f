package pilotregistry.application;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pilotregistry.organization.Directory;
import pilotregistry.reference.Conversion;
import pilotregistry.reference.GbtCode;
import pilotregistry.reference.Industry;
import pilotregistry.reference.ReferenceLists;
import pilotregistry.reference.SocialCreditCode;

/// What cannot stand even in a draft: unknown codes, impossible units, texts and lists beyond measure. What is merely
/// missing is the rulebook's to find.
@Component
class ContentCheck {

    private static final int TITLE = 200;
    private static final int LINE = 1_000;
    private static final int TEXT = 50_000;
    private static final int ITEMS = 200;
    private static final int ENTERPRISES = 3_000;

    private final ReferenceLists reference;
    private final Directory directory;

    ContentCheck(ReferenceLists reference, Directory directory) {
        this.reference = reference;
        this.directory = directory;
    }

    List<ContentFlaw> flaws(ApplicationContent content) {
        var flaws = new Flaws();
        flaws.length(content.title(), TITLE, "title");
        flaws.length(content.openListNote(), TEXT, "openListNote");
        bodies(content, flaws);
        object(content, flaws);
        industries(content, flaws);
        enterprises(content, flaws);
        plan(content, flaws);
        outcomes(content, flaws);
        money(content, flaws);
        declaration(content, flaws);
        return flaws.found;
    }

    private void bodies(ApplicationContent content, Flaws flaws) {
        if (content.implementer() != null
                && directory.find(content.implementer()).isEmpty()) {
            flaws.add("UNKNOWN_ORGANIZATION", content.implementer(), "implementer");
        }
        var co = content.coApplicants();
        flaws.size(co, ITEMS, "coApplicants");
        var known = directory.byId(co);
        each(co, (body, i) -> {
            if (!known.containsKey(body)) {
                flaws.add("UNKNOWN_ORGANIZATION", body, "coApplicants", i);
            }
        });
        flaws.size(content.contractors(), ITEMS, "contractors");
        each(content.contractors(), (name, i) -> flaws.length(name, LINE, "contractors", i));
        if (content.leadProvince() != null
                && reference.province(content.leadProvince()).isEmpty()) {
            flaws.add("UNKNOWN_PROVINCE", content.leadProvince(), "leadProvince");
        }
        var contact = content.contact();
        if (contact != null) {
            flaws.length(contact.name(), LINE, "contact", "name");
            flaws.length(contact.phone(), LINE, "contact", "phone");
            flaws.length(contact.email(), LINE, "contact", "email");
        }
    }

    private void object(ApplicationContent content, Flaws flaws) {
        var object = content.object();
        if (object == null) {
            return;
        }
        flaws.length(object.name(), LINE, "object", "name");
        flaws.size(object.divisionCodes(), ITEMS, "object", "divisionCodes");
        each(object.divisionCodes(), (code, i) -> {
            if (reference.divisions().place(code).isEmpty()) {
                flaws.add("UNKNOWN_DIVISION", code, "object", "divisionCodes", i);
            }
        });
        var region = object.regionCode();
        if (region != null
                && reference.regions().on(java.time.LocalDate.EPOCH).stream()
                        .noneMatch(each -> each.code().equals(region))) {
            flaws.add("UNKNOWN_REGION", region, "object", "regionCode");
        }
        if (object.watershedCode() != null
                && reference.watershed(object.watershedCode()).isEmpty()) {
            flaws.add("UNKNOWN_WATERSHED", object.watershedCode(), "object", "watershedCode");
        }
    }

    private void industries(ApplicationContent content, Flaws flaws) {
        var industries = content.industries();
        flaws.size(industries, ITEMS, "industries");
        flaws.twice(industries, IndustryChoice::words, "industries");
        each(industries, (choice, i) -> {
            flaws.length(choice.text(), LINE, "industries", i, "text");
            if (!choice.code().equals(Industry.OTHER)
                    && reference.industry(choice.code()).isEmpty()) {
                flaws.add("UNKNOWN_INDUSTRY", choice.code(), "industries", i, "code");
            }
        });
    }

    private static void enterprises(ApplicationContent content, Flaws flaws) {
        var enterprises = content.enterprises();
        flaws.size(enterprises, ENTERPRISES, "enterprises");
        flaws.twice(enterprises, Enterprise::socialCreditCode, "enterprises");
        each(enterprises, (enterprise, i) -> {
            flaws.length(enterprise.name(), LINE, "enterprises", i, "name");
            if (SocialCreditCode.parse(enterprise.socialCreditCode()).isEmpty()) {
                flaws.add(
                        "SOCIAL_CREDIT_CODE_INVALID",
                        enterprise.socialCreditCode(),
                        "enterprises",
                        i,
                        "socialCreditCode");
            }
            if (enterprise.gbt4754() != null
                    && GbtCode.parse(enterprise.gbt4754()).isEmpty()) {
                flaws.add("ACTIVITY_CODE_INVALID", enterprise.gbt4754(), "enterprises", i, "gbt4754");
            }
        });
    }

    private void plan(ApplicationContent content, Flaws flaws) {
        var plan = content.plan();
        flaws.twice(plan, PlanPart::number, "plan");
        var outline = PlanOutline.numbers(reference);
        each(plan, (part, i) -> {
            flaws.length(part.text(), TEXT, "plan", i, "text");
            if (!outline.contains(part.number())) {
                flaws.add("UNKNOWN_PLAN_PART", part.number(), "plan", i, "number");
            }
        });
        flaws.size(content.milestones(), ITEMS, "milestones");
        each(content.milestones(), (milestone, i) -> {
            flaws.length(milestone.title(), LINE, "milestones", i, "title");
            flaws.length(milestone.result(), LINE, "milestones", i, "result");
        });
    }

    private void outcomes(ApplicationContent content, Flaws flaws) {
        var outcomes = content.expectedOutcomes();
        flaws.size(outcomes, ITEMS, "expectedOutcomes");
        each(outcomes, (outcome, i) -> {
            flaws.length(outcome.note(), LINE, "expectedOutcomes", i, "note");
            flaws.length(outcome.baselinePeriod(), LINE, "expectedOutcomes", i, "baselinePeriod");
            var metric = reference.outcomeMetric(outcome.metric());
            if (metric.isEmpty()) {
                flaws.add("UNKNOWN_METRIC", outcome.metric(), "expectedOutcomes", i, "metric");
                return;
            }
            flaws.negative(outcome.target(), "expectedOutcomes", i, "target");
            flaws.negative(outcome.baseline(), "expectedOutcomes", i, "baseline");
            if (reference.units().convert(outcome.target(), outcome.unit(), metric.get())
                    instanceof Conversion.Impossible) {
                flaws.found.add(new ContentFlaw(
                        "UNIT_DOES_NOT_FIT",
                        path("expectedOutcomes", i, "unit"),
                        Map.of(
                                "value",
                                outcome.unit(),
                                "metric",
                                metric.get().name(),
                                "unit",
                                Stream.ofNullable(metric.get().canonicalUnit()).toList())));
            }
        });
    }

    private static void money(ApplicationContent content, Flaws flaws) {
        flaws.size(content.funding(), ITEMS, "funding");
        each(content.funding(), (funding, i) -> {
            flaws.length(funding.note(), LINE, "funding", i, "note");
            flaws.negative(funding.amount(), "funding", i, "amount");
        });
    }

    private static void declaration(ApplicationContent content, Flaws flaws) {
        var declaration = content.declaration();
        if (declaration == null) {
            return;
        }
        flaws.length(declaration.signedBy(), LINE, "declaration", "signedBy");
        flaws.size(declaration.events(), ITEMS, "declaration", "events");
        each(
                declaration.events(),
                (event, i) -> flaws.length(event.source(), LINE, "declaration", "events", i, "source"));
    }

    private interface Indexed<T> {
        void accept(T item, Integer index);
    }

    private static <T> void each(List<T> list, Indexed<T> check) {
        for (int i = 0; i < list.size(); i++) {
            check.accept(list.get(i), i);
        }
    }

    private static List<String> path(Object... names) {
        var path = new ArrayList<>(List.of("input", "content"));
        for (var name : names) {
            path.add(String.valueOf(name));
        }
        return path;
    }

    private static final class Flaws {

        private final List<ContentFlaw> found = new ArrayList<>();

        void add(String code, Object value, Object... path) {
            var shown = String.valueOf(value);
            found.add(new ContentFlaw(
                    code, path(path), Map.of("value", shown.length() > 60 ? shown.substring(0, 60) + "…" : shown)));
        }

        void length(@Nullable String text, int limit, Object... path) {
            if (text != null && text.length() > limit) {
                found.add(new ContentFlaw("TOO_LONG", path(path), Map.of("limit", limit, "length", text.length())));
            }
        }

        void size(List<?> list, int limit, Object... path) {
            if (list.size() > limit) {
                found.add(new ContentFlaw("TOO_MANY", path(path), Map.of("limit", limit, "size", list.size())));
            }
        }

        void negative(@Nullable BigDecimal number, Object... path) {
            if (number != null && number.signum() < 0) {
                add("NEGATIVE_AMOUNT", number, path);
            }
        }

        <T> void twice(List<T> list, Function<T, String> key, Object... path) {
            var seen = new HashSet<String>();
            list.stream()
                    .map(key)
                    .filter(each -> !seen.add(each))
                    .distinct()
                    .forEach(each -> add("LISTED_TWICE", each, path));
        }
    }
}
