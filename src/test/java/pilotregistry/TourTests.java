package pilotregistry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/// The tour of README and GraphiQL, walked by the persons it names, with their own tokens: from a draft to a pilot,
/// and from the pilot to a case that everybody finds.
@RegistryTest
class TourTests {

    @LocalServerPort
    int port;

    @Autowired
    StoryClock clock;

    @Test
    void leadsFromADraftToAPilotAndOnToACaseThatEverybodyFinds() {
        var tour = new TourWalk(port);
        for (var step : TourWalk.steps()) {
            if (TourWalk.isAfterTheTerm(step)) {
                clock.set(TourWalk.AFTER_THE_TERM);
            }
            tour.walk(step);
        }
        assertThat(codes(tour, "05", "fileApplication"))
                .as("filed too early: all reasons at once")
                .contains(
                        "TYPE",
                        "OBJECT",
                        "INDUSTRIES",
                        "PLAN_COMPLETE",
                        "FUNDING",
                        "CLEAN_RECORD_DECLARED",
                        "EXPECTED_OUTCOMES")
                .hasSizeGreaterThan(10);
        assertThat(tour.at("07", "/fileApplication/application/status")).isEqualTo("FILED");
        assertThat(tour.at("08", "/returnApplication/application/status")).isEqualTo("RETURNED");
        assertThat(tour.at("09", "/fileApplication/application/filings/1/number"))
                .isEqualTo("2");
        assertThat(tour.at("14", "/submitApplication/application/status")).isEqualTo("SUBMITTED");
        assertThat(tour.at("19", "/pilots/nodes/0/name")).contains("石狮市大堡集控区");
        assertThat(tour.at("25", "/reportOutcome/outcome/canonical")).isEqualTo("12");
        assertThat(tour.at("27", "/verifyOutcome/outcome/verification")).isEqualTo("CONFIRMED");
        assertThat(tour.at("30", "/assessPilot/pilot/status")).isEqualTo("PASSED");
        assertThat(tour.at("31", "/auditCredit/deemedAudited")).isEqualTo("true");
        assertThat(tour.at("36", "/publishCaseStudy/caseStudy/number")).startsWith("CS-");
        for (var search : List.of("chinese", "english", "range")) {
            assertThat(tour.answer("38").at("/" + search + "/edges").findValuesAsString("number"))
                    .as(search)
                    .contains(tour.at("36", "/publishCaseStudy/caseStudy/number"));
        }
        assertThat(tour.at("39", "/funnel/whole/passed")).isNotEqualTo("0");
        assertThat(tour.answer("40").at("/benefitTotals/groups").findValuesAsString("sum"))
                .contains("12");
    }

    private static List<String> codes(TourWalk tour, String step, String mutation) {
        var codes = new ArrayList<String>();
        tour.answer(step)
                .at("/" + mutation + "/errors")
                .forEach(error -> codes.add(error.get("code").asString()));
        return codes;
    }
}
