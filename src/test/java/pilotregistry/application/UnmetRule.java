package pilotregistry.application;

import static pilotregistry.application.FindingCode.*;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// What an application to be filed lacks, or has too much, by one rule of the batch.
///
/// @param codes of the rule itself, then of those that cannot be met either
/// @param breaking changes the complete content
/// @param path into the application
record UnmetRule(List<FindingCode> codes, Consumer<Map<String, Object>> breaking, List<String> path) {

    /// The rules whose breach needs content only.
    static Stream<UnmetRule> each() {
        return Stream.of(ofObject(), ofTypeFour(), ofApplicant(), ofRecord(), ofPlan())
                .flatMap(List::stream);
    }

    private static List<UnmetRule> ofObject() {
        return List.of(
                of(TYPE, content -> content.remove("type"), "content", "type"),
                of(INDUSTRIES, set("industries", List.of()), "content", "industries"),
                of(INDUSTRIES, set("industries", List.of(Map.of("code", "OTHER"))), "content", "industries"),
                of(OBJECT, content -> content.remove("object"), "content", "object"),
                of(OBJECT, object("PARK", " ", "350581"), "content", "object"),
                of(OBJECT_KIND, object("REGION", "京津冀", "350581"), "content", "object", "kind"),
                of(OBJECT_PLACE, object("PARK", "锡山经济技术开发区", "320205"), "content", "object", "divisionCodes"),
                of(
                        OBJECT_PLACE,
                        set("object", Map.of("kind", "PARK", "name", "大堡集控区", "divisionCodes", List.of())),
                        "content",
                        "object",
                        "divisionCodes"),
                of(KEY_INDUSTRY, UnmetRule::bearings, "content", "industries"),
                of(
                        ENTERPRISES,
                        content -> content.put("enterprises", first(content, "enterprises")),
                        "content",
                        "enterprises"));
    }

    // 林园's body is no department of a province, so APPLICANT_LEVEL comes with each
    private static List<UnmetRule> ofTypeFour() {
        return List.of(
                of(
                        List.of(REGION, APPLICANT_LEVEL),
                        coAudit(Map.of("kind", "REGION", "name", "闽南", "divisionCodes", List.of("350581"))),
                        "content",
                        "object",
                        "regionCode"),
                of(
                        List.of(WATERSHED, APPLICANT_LEVEL),
                        coAudit(Map.of("kind", "WATERSHED", "name", "晋江流域", "divisionCodes", List.of("350581"))),
                        "content",
                        "object",
                        "watershedCode"),
                of(
                        APPLICANT_LEVEL,
                        coAudit(Map.of(
                                "kind",
                                "REGION",
                                "name",
                                "京津冀",
                                "divisionCodes",
                                List.of("130100"),
                                "regionCode",
                                "BTH")),
                        "applicant"));
    }

    private static List<UnmetRule> ofApplicant() {
        return List.of(
                of(APPLICANT_IS_IMPLEMENTER, content -> content.remove("implementer"), "content", "implementer"),
                of(
                        CO_APPLICANTS,
                        content -> content.put("coApplicants", List.of(content.get("implementer"))),
                        "content",
                        "coApplicants"),
                of(LEAD_PROVINCE, content -> content.remove("leadProvince"), "content", "leadProvince"),
                of(CONTACT, content -> content.remove("contact"), "content", "contact"),
                of(CONTACT, set("contact", Map.of("name", "演示联系人", "phone", " ")), "content", "contact"));
    }

    private static List<UnmetRule> ofRecord() {
        var inspected = Map.of("kind", "CENTRAL_INSPECTION", "date", "2022-06-01", "source", "督察通报");
        return List.of(
                of(CLEAN_RECORD_DECLARED, content -> content.remove("declaration"), "content", "declaration"),
                of(CLEAN_RECORD_DECLARED, declaration(false, "2023-03-08"), "content", "declaration"),
                of(CLEAN_RECORD_DECLARED, declaration(true, "2023-03-11"), "content", "declaration"),
                of(
                        CLEAN_RECORD_OF_OBJECT,
                        declaration(true, "2023-03-08", inspected),
                        "content",
                        "declaration",
                        "events"));
    }

    private static List<UnmetRule> ofPlan() {
        return List.of(
                of(List.of(GROUNDWORK, PLAN_COMPLETE), plan("2.2", " "), "content", "plan"),
                of(PLAN_COMPLETE, plan("7", ""), "content", "plan"),
                of(FUNDING, set("funding", List.of()), "content", "funding"),
                of(
                        FUNDING,
                        set("funding", List.of(Map.of("kind", "LOANS", "amount", "0", "secured", true))),
                        "content",
                        "funding"),
                of(SCHEDULE, set("milestones", List.of()), "content", "milestones"),
                of(EXPECTED_OUTCOMES, set("expectedOutcomes", List.of()), "content", "expectedOutcomes"),
                of(
                        EXPECTED_OUTCOMES,
                        set(
                                "expectedOutcomes",
                                List.of(Map.of("metric", "cod_reduced", "target", "32", "unit", "吨/年"))),
                        "content",
                        "expectedOutcomes"));
    }

    Map<String, Object> broken(Map<String, Object> complete) {
        var content = new HashMap<>(complete);
        breaking.accept(content);
        return content;
    }

    private static UnmetRule of(FindingCode code, Consumer<Map<String, Object>> breaking, String... path) {
        return of(List.of(code), breaking, path);
    }

    private static UnmetRule of(List<FindingCode> codes, Consumer<Map<String, Object>> breaking, String... path) {
        return new UnmetRule(codes, breaking, List.of(path));
    }

    private static Consumer<Map<String, Object>> set(String component, Object value) {
        return content -> content.put(component, value);
    }

    private static Consumer<Map<String, Object>> object(String kind, String name, String division) {
        return set("object", Map.of("kind", kind, "name", name, "divisionCodes", List.of(division)));
    }

    private static void bearings(Map<String, Object> content) {
        content.put("type", "KEY_INDUSTRY");
        object("INDUSTRY_IN_AREA", "石狮市轴承企业", "350581").accept(content);
        content.put("industries", List.of(Map.of("code", "OTHER", "text", "轴承")));
    }

    private static Consumer<Map<String, Object>> coAudit(Map<String, Object> object) {
        return content -> {
            content.put("type", "REGION_WATERSHED");
            content.put("object", object);
        };
    }

    private static Consumer<Map<String, Object>> declaration(boolean clean, String signedOn, Object... events) {
        return set(
                "declaration",
                Map.of("cleanRecord", clean, "signedBy", "演示负责人", "signedOn", signedOn, "events", List.of(events)));
    }

    private static Consumer<Map<String, Object>> plan(String number, String text) {
        return content -> {
            var plan = new ArrayList<Object>((List<?>) content.get("plan"));
            plan.removeIf(part -> ((Map<?, ?>) part).get("number").equals(number));
            plan.add(Map.of("number", number, "text", text));
            content.put("plan", plan);
        };
    }

    private static List<?> first(Map<String, Object> content, String component) {
        return Collections.singletonList(((List<?>) content.get(component)).getFirst());
    }

    @Override
    public String toString() {
        return codes.getFirst() + " at " + String.join(".", path);
    }
}
