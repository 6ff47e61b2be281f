package pilotregistry.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import pilotregistry.Caller;
import pilotregistry.Race;
import pilotregistry.RegistryTest;
import pilotregistry.batch.BatchRegister;
import pilotregistry.pilot.Pilot;
import pilotregistry.pilot.PilotRegister;
import tools.jackson.databind.JsonNode;

@RegistryTest
class ReportOutcomeTests {

    @LocalServerPort
    int port;

    @Autowired
    MongoOperations mongo;

    @Autowired
    BatchRegister batches;

    @Autowired
    PilotRegister pilots;

    @Autowired
    Clock clock;

    @Autowired
    OutcomeFollow follow;

    private OutcomeStory story;
    private Pilot pilot;

    @BeforeEach
    void aPilotOfItsOwn() {
        story = new OutcomeStory(port, mongo, batches, pilots, clock);
        pilot = story.pilot("石狮市大堡集控区清洁生产审核创新试点项目");
    }

    @Test
    void keepsWhatWasReportedWithItsCanonicalValue() {
        var outcome = story.report(
                        "lin.yuan",
                        OutcomeStory.and(
                                OutcomeStory.amount(pilot, "water_saved", "1.25", "万吨"),
                                "amount",
                                Map.of("value", "1.25", "unit", "万吨", "qualifier", "ABOUT", "method", "水表")))
                .get("outcome");

        assertThat(outcome.get("canonical").asString()).isEqualTo("12500");
        assertThat(outcome.get("canonicalUnit").asString()).isEqualTo("t/a");
        assertThat(outcome.get("family").asString()).isEqualTo("ENVIRONMENTAL_BENEFIT");
        assertThat(outcome.get("verification").asString()).isEqualTo("REPORTED");
        assertThat(outcome.at("/amount/unit").asString()).isEqualTo("万吨");
        assertThat(outcome.at("/amount/qualifier").asString()).isEqualTo("ABOUT");
        assertThat(outcome.at("/amount/yearAssumed").asBoolean()).isTrue();
        assertThat(outcome.get("open").asBoolean()).isFalse();
    }

    @Test
    void revisesTheOneOutcomeAndKeepsEveryReport() {
        var first = story.report("lin.yuan", OutcomeStory.cod(pilot, "10")).get("outcome");
        var second = story.report("chen.eco", OutcomeStory.cod(pilot, "12")).get("outcome");

        assertThat(second.get("id")).isEqualTo(first.get("id"));
        assertThat(second.get("revisionCount").asInt()).isEqualTo(2);
        assertThat(second.get("canonical").asString()).isEqualTo("12");
        assertThat(second.get("revisions").findValuesAsString("number")).containsExactly("1", "2");
        assertThat(second.at("/revisions/0/report/canonical").asString()).isEqualTo("10");
    }

    @Test
    void beginsTheVerificationAnewWithEveryRevision() {
        var id = story.confirmed(OutcomeStory.cod(pilot, "10"));
        var revised = story.report("lin.yuan", OutcomeStory.cod(pilot, "11")).get("outcome");

        assertThat(revised.get("id").asString()).isEqualTo(id);
        assertThat(revised.get("verification").asString()).isEqualTo("REPORTED");
        assertThat(revised.get("revisions").findValuesAsString("status")).containsExactly("CONFIRMED", "REPORTED");
    }

    @Test
    void tellsAnEnterpriseFromThePilotAndOnePeriodFromAnother() {
        var whole = story.report("lin.yuan", OutcomeStory.cod(pilot, "10"));
        var dyer = story.report(
                "lin.yuan", OutcomeStory.and(OutcomeStory.cod(pilot, "10"), "enterprise", OutcomeStory.DYER));
        var year = story.report(
                "lin.yuan",
                OutcomeStory.and(
                        OutcomeStory.cod(pilot, "10"), "period", Map.of("start", "2024-01", "end", "2024-12")));

        assertThat(List.of(whole, dyer, year).stream()
                        .map(each -> each.at("/outcome/id").asString())
                        .distinct())
                .hasSize(3);
        assertThat(dyer.at("/outcome/enterprise/name").asString()).isEqualTo("石狮市某染整有限公司(演示)");
    }

    @Test
    void tellsAnOpenPeriodFromTheWholeTerm() {
        var whole = story.report("lin.yuan", OutcomeStory.cod(pilot, "10"));
        var since = story.report(
                "lin.yuan", OutcomeStory.and(OutcomeStory.cod(pilot, "11"), "period", Map.of("start", "2023-01")));
        var until = story.report(
                "lin.yuan", OutcomeStory.and(OutcomeStory.cod(pilot, "12"), "period", Map.of("end", "2024-12")));

        assertThat(Stream.of(whole, since, until)
                        .map(each -> each.at("/outcome/id").asString()))
                .doesNotHaveDuplicates();
    }

    @Test
    void takesOverWhatItsPilotHasBecomeMeanwhile() {
        var id = story.report("lin.yuan", OutcomeStory.cod(pilot, "10"))
                .at("/outcome/id")
                .asString();
        story.passes(pilot);
        // As if the pilot had passed between being read and this outcome being written.
        mongo.updateFirst(
                Query.query(Criteria.where("_id").is(id)), Update.update("pilot.passed", false), Outcome.class);
        story.verify("chen.eco", id, "VERIFY");
        assertThat(story.verify("zhao.mee", id, "CONFIRM")
                        .at("/outcome/verification")
                        .asString())
                .isEqualTo("CONFIRMED");
        assertThat(mongo.findById(new OutcomeId(id), Outcome.class).open()).isTrue();
    }

    @Test
    void catchesUpWithPilotsThatChangedInACrash() {
        var id = story.confirmed(OutcomeStory.cod(pilot, "10"));
        story.passes(pilot);
        mongo.updateFirst(
                Query.query(Criteria.where("_id").is(id)),
                Update.update("pilot.passed", false).set("keys.open", false),
                Outcome.class);
        follow.take();
        assertThat(mongo.findById(new OutcomeId(id), Outcome.class).open()).isTrue();
    }

    @Test
    void takesEachFormItsOwnValue() {
        var base = Map.of("pilot", pilot.id().value());

        for (var form : Map.<String, Map<String, Object>>of(
                        "cp_level_before", Map.of("level", "III"),
                        "verified_by", Map.of("verifiedBy", "MONITORING"),
                        "baseline_period", Map.of("baselinePeriod", Map.of("start", "2022-01", "end", "2022-12")),
                        "deliverables", Map.of("deliverable", Map.of("kind", "AUDIT_GUIDE", "title", "审核指南")))
                .entrySet()) {
            var input = new HashMap<String, Object>(base);
            input.put("metric", form.getKey());
            input.putAll(form.getValue());
            var answer = story.report("lin.yuan", input);
            assertThat(OutcomeStory.codes(answer)).as(form.getKey()).isEmpty();
            assertThat(answer.at("/outcome/canonical").isNull()).isTrue();
        }
    }

    @Test
    void flagsTheImplausibleInTheCallersLanguage() {
        var input = OutcomeStory.amount(pilot, "water_saved", "3000", "万吨");
        var flagged = story.report("lin.yuan", input).get("outcome");

        assertThat(flagged.get("plausible").asBoolean()).isFalse();
        assertThat(flagged.at("/findings/0/code").asString()).isEqualTo("ABOVE_RANGE");
        assertThat(flagged.at("/findings/0/message").asString()).startsWith("30000000 t/a 高于合理范围的上限 10000000");
        input.put("amount", Map.of("value", "3001", "unit", "万吨"));
        assertThat(story.report(Caller.person(port, "lin.yuan").in(Locale.ENGLISH), input)
                        .at("/outcome/findings/0/message")
                        .asString())
                .startsWith("30010000 t/a is above 10000000");
    }

    @Test
    void repeatsItselfUnderTheSameKeyWithOneEffect() {
        var keyed = OutcomeStory.and(
                OutcomeStory.cod(pilot, "10"),
                "idempotencyKey",
                UUID.randomUUID().toString());
        var first = story.report("lin.yuan", keyed);
        var again = story.report("lin.yuan", keyed);

        assertThat(OutcomeStory.codes(again)).isEmpty();
        assertThat(again.at("/outcome/version")).isEqualTo(first.at("/outcome/version"));
        assertThat(again.at("/outcome/revisionCount").asInt()).isEqualTo(1);
        assertThat(story.refusedTopLevel("lin.yuan", OutcomeStory.and(keyed, "note", "别的")))
                .isEqualTo("IDEMPOTENCY_MISMATCH");
    }

    @Test
    void onlyTriesWhenAsked() {
        var tried = OutcomeStory.and(OutcomeStory.cod(pilot, "10"), "validateOnly", true);

        assertThat(OutcomeStory.codes(story.report("lin.yuan", tried))).isEmpty();
        assertThat(story.report("lin.yuan", tried).get("outcome").isNull()).isTrue();
        story.report("lin.yuan", OutcomeStory.cod(pilot, "9"));
        assertThat(story.report("lin.yuan", tried).at("/outcome/canonical").asString())
                .isEqualTo("9");
    }

    @Test
    void isForThePilotsOwnBodyItsProvinceAndTheMinistries() {
        for (var person : List.of("lin.yuan", "chen.eco", "wu.ndrc", "zhao.mee", "sun.ndrc", "admin")) {
            assertThat(OutcomeStory.codes(
                            story.report(person, OutcomeStory.and(OutcomeStory.cod(pilot, "1"), "note", person))))
                    .as(person)
                    .isEmpty();
        }
        for (var person : List.of("huang.park", "he.eco", "xu.ndrc", "qian.expert", "li.analyst")) {
            assertThat(story.refusedTopLevel(person, OutcomeStory.cod(pilot, "2")))
                    .as(person)
                    .isEqualTo("FORBIDDEN");
        }
        assertThat(story.refusedTopLevel(
                        "lin.yuan", OutcomeStory.and(OutcomeStory.cod(pilot, "2"), "pilot", "pilot_0")))
                .isEqualTo("NOT_FOUND");
    }

    @Test
    void refusesForEveryReasonInBothLanguages() {
        story.report("lin.yuan", OutcomeStory.amount(pilot, "so2_reduced", "1", "t"));
        var cases = new LinkedHashMap<String, Map<String, Object>>();
        cases.put("UNKNOWN_METRIC", OutcomeStory.amount(pilot, "happiness", "1", "t"));
        cases.put("UNKNOWN_UNIT", OutcomeStory.amount(pilot, "cod_reduced", "1", "斛"));
        cases.put("NOT_PER_YEAR", OutcomeStory.amount(pilot, "cod_reduced", "1", "t/d"));
        cases.put(
                "NOT_A_QUANTITY",
                OutcomeStory.and(OutcomeStory.amount(pilot, "verified_by", "1", "t"), "verifiedBy", "METERING"));
        cases.put("OTHER_DIMENSION", OutcomeStory.amount(pilot, "cod_reduced", "1", "万元"));
        cases.put("NOT_FOR_THIS_METRIC", OutcomeStory.amount(pilot, "cod_reduced", "1", "m³"));
        cases.put("METRIC_NOT_ANNUAL", OutcomeStory.amount(pilot, "investment", "1", "万元/a"));
        cases.put("VALUE_MISSING", Map.of("pilot", pilot.id().value(), "metric", "cod_reduced"));
        cases.put("VALUE_OF_ANOTHER_FORM", OutcomeStory.and(OutcomeStory.cod(pilot, "1"), "level", "II"));
        cases.put("NOT_BY_DIFFERENCE", difference("investment", "2", "1", "万元"));
        var half = difference("cod_reduced", "2", "1", "t");
        half.remove("after");
        cases.put("BASELINE_INCOMPLETE", half);
        cases.put("REDUCTION_ABOVE_BASELINE", OutcomeStory.and(half, "amount", Map.of("value", "3", "unit", "t")));
        cases.put("NEGATIVE", OutcomeStory.amount(pilot, "enterprises_covered", "-1", "家"));
        cases.put("NOT_WHOLE", OutcomeStory.amount(pilot, "enterprises_covered", "1.5", "家"));
        cases.put("PERCENT_ABOVE_HUNDRED", OutcomeStory.amount(pilot, "unit_energy_drop", "130", "%"));
        cases.put(
                "ENTERPRISE_NOT_IN_SCOPE",
                OutcomeStory.and(OutcomeStory.cod(pilot, "1"), "enterprise", "91350581MA0000009X"));
        cases.put(
                "PERIOD_REVERSED",
                OutcomeStory.and(OutcomeStory.cod(pilot, "1"), "period", Map.of("start", "2024-02", "end", "2024-01")));
        cases.put(
                "PERIOD_TO_COME",
                OutcomeStory.and(OutcomeStory.cod(pilot, "1"), "period", Map.of("start", "2098-01", "end", "2098-12")));
        story.report(
                "zhao.mee", OutcomeStory.and(OutcomeStory.amount(pilot, "nox_reduced", "1", "t"), "source", "石狮日报"));
        cases.put("PUBLISHED_FIGURE", OutcomeStory.amount(pilot, "nox_reduced", "2", "t"));
        cases.put(
                "COAL_ONLY", OutcomeStory.and(OutcomeStory.cod(pilot, "1"), "coalEquivalentIncludesElectricity", true));
        cases.put("SOURCE_BY_MINISTRY_ONLY", OutcomeStory.and(OutcomeStory.cod(pilot, "1"), "source", "石狮日报"));
        cases.put("TITLE_MISSING", document(Map.of("kind", "OTHER", "title", " ")));
        cases.put("URL_INVALID", document(Map.of("kind", "OTHER", "title", "指南", "url", "javascript:alert(1)")));
        cases.put("FILE_NOT_FOUND", document(Map.of("kind", "OTHER", "title", "指南", "file", "file_0")));
        cases.put("TEXT_TOO_LONG", OutcomeStory.and(OutcomeStory.cod(pilot, "1"), "note", "长".repeat(2001)));
        cases.put(
                "TEXT_TOO_LONG",
                OutcomeStory.and(
                        OutcomeStory.cod(pilot, "1"),
                        "amount",
                        Map.of("value", "1", "unit", "t", "method", "长".repeat(2001))));
        cases.put("NOTHING_NEW", OutcomeStory.amount(pilot, "so2_reduced", "1", "t"));
        cases.put(
                "VERSION_CONFLICT",
                OutcomeStory.and(OutcomeStory.amount(pilot, "so2_reduced", "2", "t"), "version", 7));

        assertThat(cases.keySet())
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(ReportOutcomeErrorCode.values())
                        .map(Enum::name)
                        .toList());
        cases.forEach((code, input) -> {
            var zh = story.report("lin.yuan", input);
            var en = story.report(Caller.person(port, "lin.yuan").in(Locale.ENGLISH), input);
            assertThat(OutcomeStory.codes(zh)).as(code + zh).contains(code);
            assertThat(message(zh, code)).as(code).matches("(?s).*\\p{IsHan}.*").doesNotContain("{");
            assertThat(message(en, code))
                    .as(code)
                    .matches("(?s)[A-Z“\\-\\d].*[a-z].*")
                    .doesNotContain("{");
        });
    }

    @Test
    void namesThePossibleUnits() {
        var refused = story.report("lin.yuan", OutcomeStory.amount(pilot, "cod_reduced", "1", "万元"));

        assertThat(refused.at("/errors/0/message").asString())
                .contains("吨", "千克")
                .doesNotContain("立方米");
        assertThat(refused.at("/errors/0/path").toString()).isEqualTo("[\"input\",\"amount\",\"unit\"]");
    }

    @Test
    void keepsAllRevisionsOfTwentyWritersInOneOutcome() {
        var ids = Race.of(
                20,
                writer -> story.report(
                                writer % 2 == 0 ? "lin.yuan" : "chen.eco",
                                OutcomeStory.cod(pilot, String.valueOf(writer + 1)))
                        .at("/outcome/id")
                        .asString());

        assertThat(new HashSet<>(ids)).hasSize(1);
        var outcome = mongo.findById(new OutcomeId(ids.getFirst()), Outcome.class);
        assertThat(outcome.allRevisions())
                .extracting(OutcomeRevision::number)
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 20).boxed().toList());
        assertThat(outcome.allRevisions().stream()
                        .map(revision -> revision.report().canonical().intValueExact())
                        .sorted())
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 20).boxed().toList());
    }

    private Map<String, Object> difference(String metric, String baseline, String after, String unit) {
        return new HashMap<>(Map.of(
                "pilot",
                pilot.id().value(),
                "metric",
                metric,
                "baseline",
                Map.of("value", baseline, "unit", unit),
                "after",
                Map.of("value", after, "unit", unit)));
    }

    private Map<String, Object> document(Map<String, Object> paper) {
        return Map.of("pilot", pilot.id().value(), "metric", "deliverables", "deliverable", paper);
    }

    private static String message(JsonNode payload, String code) {
        return payload.get("errors")
                .valueStream()
                .filter(error -> error.get("code").asString().equals(code))
                .findFirst()
                .orElseThrow()
                .get("message")
                .asString();
    }
}
