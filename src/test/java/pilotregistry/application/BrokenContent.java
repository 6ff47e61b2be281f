package pilotregistry.application;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// One thing in the content of an application that cannot stand even in a draft.
///
/// @param code of the refusal, of drafting and of editing alike
/// @param content what is given instead of the complete content
/// @param path into the content
record BrokenContent(String code, Map<String, Object> content, String... path) {

    private static final String ENTERPRISE = ApplicationFixtures.creditCode("91", ApplicationFixtures.SHISHI, 1);

    static Stream<BrokenContent> each() {
        return Stream.of(codes(), rows(), numbers(), texts(), lists()).flatMap(List::stream);
    }

    private static List<BrokenContent> codes() {
        return List.of(
                of("UNKNOWN_ORGANIZATION", "implementer", "organization_unknown", "implementer"),
                of("UNKNOWN_ORGANIZATION", "implementer", "organization_石狮市", "implementer"),
                of("UNKNOWN_ORGANIZATION", "coApplicants", List.of("organization_unknown"), "coApplicants", "0"),
                of("UNKNOWN_PROVINCE", "leadProvince", "999999", "leadProvince"),
                of("UNKNOWN_PROVINCE", "leadProvince", "福建", "leadProvince"),
                of("UNKNOWN_DIVISION", "object", park("divisionCodes", List.of("350581", "999999")), divisionPath(1)),
                // 苏州工业园区: a code of the statisticians, not of GB/T 2260
                of("UNKNOWN_DIVISION", "object", park("divisionCodes", List.of("320571")), divisionPath(0)),
                of("UNKNOWN_REGION", "object", park("regionCode", "京津冀"), "object", "regionCode"),
                of("UNKNOWN_WATERSHED", "object", park("watershedCode", "长江"), "object", "watershedCode"),
                of("UNKNOWN_INDUSTRY", "industries", List.of(Map.of("code", "印染")), "industries", "0", "code"));
    }

    private static List<BrokenContent> rows() {
        return List.of(
                of("UNKNOWN_PLAN_PART", "plan", List.of(part("8", "其他")), "plan", "0", "number"),
                of(
                        "SOCIAL_CREDIT_CODE_INVALID",
                        "enterprises",
                        List.of(enterprise("91350581DEM0000015", "1713")),
                        "enterprises",
                        "0",
                        "socialCreditCode"),
                of(
                        "ACTIVITY_CODE_INVALID",
                        "enterprises",
                        List.of(enterprise(ENTERPRISE, "印染")),
                        "enterprises",
                        "0",
                        "gbt4754"),
                of(
                        "LISTED_TWICE",
                        "enterprises",
                        List.of(
                                enterprise(ENTERPRISE, "1713"),
                                enterprise(ENTERPRISE.toLowerCase(Locale.ROOT), "3360")),
                        "enterprises"),
                of(
                        "LISTED_TWICE",
                        "industries",
                        List.of(Map.of("code", "DYEING"), Map.of("code", "DYEING")),
                        "industries"),
                of("LISTED_TWICE", "plan", List.of(part("3", "一年"), part("3", "两年")), "plan"));
    }

    private static List<BrokenContent> numbers() {
        return List.of(
                of(
                        "UNKNOWN_METRIC",
                        "expectedOutcomes",
                        List.of(outcome("noise_reduced", "1", "吨/年")),
                        "expectedOutcomes",
                        "0",
                        "metric"),
                of(
                        "UNIT_DOES_NOT_FIT",
                        "expectedOutcomes",
                        List.of(outcome("cod_reduced", "32", "万度")),
                        "expectedOutcomes",
                        "0",
                        "unit"),
                of(
                        "UNIT_DOES_NOT_FIT",
                        "expectedOutcomes",
                        List.of(outcome("cod_reduced", "32", "斗")),
                        "expectedOutcomes",
                        "0",
                        "unit"),
                of(
                        "NEGATIVE_AMOUNT",
                        "expectedOutcomes",
                        List.of(outcome("cod_reduced", "-32", "吨/年")),
                        "expectedOutcomes",
                        "0",
                        "target"),
                of(
                        "NEGATIVE_AMOUNT",
                        "funding",
                        List.of(Map.of("kind", "LOANS", "amount", "-0.01", "secured", false)),
                        "funding",
                        "0",
                        "amount"));
    }

    private static List<BrokenContent> texts() {
        return List.of(
                of("TOO_LONG", "title", "大".repeat(201), "title"),
                of("TOO_LONG", "openListNote", "大".repeat(50_001), "openListNote"),
                of("TOO_LONG", "contractors", List.of("大".repeat(1_001)), "contractors", "0"),
                of("TOO_LONG", "plan", List.of(part("3", "大".repeat(50_001))), "plan", "0", "text"),
                of("TOO_LONG", "contact", Map.of("name", "演示", "phone", "0".repeat(1_001)), "contact", "phone"),
                of(
                        "TOO_LONG",
                        "declaration",
                        Map.of("cleanRecord", true, "signedBy", "大".repeat(1_001), "signedOn", "2023-03-08"),
                        "declaration",
                        "signedBy"));
    }

    private static List<BrokenContent> lists() {
        return List.of(
                of("TOO_MANY", "contractors", Collections.nCopies(201, "演示清洁生产咨询机构"), "contractors"),
                of(
                        "TOO_MANY",
                        "milestones",
                        Collections.nCopies(201, Map.of("title", "完成整体诊断", "due", "2023-11")),
                        "milestones"),
                of("TOO_MANY", "enterprises", enterprises(3_001), "enterprises"));
    }

    private static BrokenContent of(String code, String component, Object value, String... path) {
        return new BrokenContent(code, Map.of(component, value), path);
    }

    private static String[] divisionPath(int index) {
        return new String[] {"object", "divisionCodes", String.valueOf(index)};
    }

    private static Map<String, Object> park(String component, Object value) {
        return IntakeStory.with(
                Map.of("kind", "PARK", "name", "石狮市大堡集控区", "divisionCodes", List.of(ApplicationFixtures.SHISHI)),
                Map.of(component, value));
    }

    private static Map<String, String> part(String number, String text) {
        return Map.of("number", number, "text", text);
    }

    private static Map<String, String> enterprise(String code, String activity) {
        return Map.of("name", "演示印染企业", "socialCreditCode", code, "gbt4754", activity);
    }

    private static Map<String, String> outcome(String metric, String target, String unit) {
        return Map.of("metric", metric, "target", target, "baseline", "640", "unit", unit);
    }

    private static List<Map<String, String>> enterprises(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(number ->
                        enterprise(ApplicationFixtures.creditCode("91", ApplicationFixtures.SHISHI, number), "1713"))
                .toList();
    }

    @Override
    public String toString() {
        return code + " at " + String.join(".", path);
    }
}
