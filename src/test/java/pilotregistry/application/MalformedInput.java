package pilotregistry.application;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Content that is not even of the schema's types: what GraphQL itself refuses before any act looks at it.
record MalformedInput(Map<String, Object> content) {

    static Stream<MalformedInput> each() {
        return Stream.of(
                        Map.<String, Object>of("title", 5),
                        Map.<String, Object>of("type", "PARK"),
                        Map.<String, Object>of("object", object("园区")),
                        Map.<String, Object>of("milestones", List.of(Map.of("title", "总结成果", "due", "2023-13"))),
                        Map.<String, Object>of("milestones", List.of(Map.of("title", "总结成果", "due", "2023年8月"))),
                        Map.<String, Object>of("declaration", declaration(true, "2023-02-30")),
                        Map.<String, Object>of("declaration", declaration(true, "2023年3月8日")),
                        Map.<String, Object>of("declaration", declaration("是", "2023-03-08")),
                        Map.<String, Object>of("funding", List.of(funding("LOANS", "十二万"))),
                        Map.<String, Object>of("funding", List.of(funding("LOANS", "1e99"))),
                        Map.<String, Object>of("funding", List.of(funding("贷款", "12"))))
                .map(MalformedInput::new);
    }

    private static Map<String, Object> object(String kind) {
        return Map.of("kind", kind, "name", "石狮市大堡集控区", "divisionCodes", List.of("350581"));
    }

    private static Map<String, Object> declaration(Object cleanRecord, String signedOn) {
        return Map.of("cleanRecord", cleanRecord, "signedBy", "演示负责人", "signedOn", signedOn);
    }

    private static Map<String, Object> funding(String kind, String amount) {
        return Map.of("kind", kind, "amount", amount, "secured", true);
    }

    @Override
    public String toString() {
        return content.toString();
    }
}
