package pilotregistry.casestudy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pilotregistry.application.IndustryChoice;
import pilotregistry.casestudy.CaseFlaw.Code;
import pilotregistry.outcome.Outcome;
import pilotregistry.outcome.OutcomeId;
import pilotregistry.outcome.PlausibilityFinding;
import pilotregistry.pilot.Pilot;
import pilotregistry.reference.Division;
import pilotregistry.reference.DivisionLevel;
import pilotregistry.reference.Industry;
import pilotregistry.reference.ReferenceLists;

/// The desk that reads what is handed in (编辑): brings results to the metrics' own units, and finds what cannot stand.
@Component
class CopyDesk {

    static final int TITLE = 200;
    static final int SUMMARY = 2_000;
    static final int TEXT = 20_000;
    static final int LINE = 1_000;
    static final int ITEMS = 100;

    private static final BigDecimal YEAR_FROM = BigDecimal.valueOf(1978);
    private static final BigDecimal YEAR_TO = BigDecimal.valueOf(2100);
    private static final BigDecimal LONGEST_PAYBACK = BigDecimal.valueOf(100);

    // XPCC, by convention; its cities are divisions of Xinjiang
    private static final String CORPS = "660000";
    private static final String XINJIANG = "650000";

    private final ReferenceLists reference;
    private final ResultReading results;

    CopyDesk(ReferenceLists reference) {
        this.reference = reference;
        this.results = new ResultReading(reference);
    }

    /// What was read, with all that is wrong with it.
    record Copy(CaseContent content, String licence, List<CaseFlaw> flaws) {

        CasePaper paper(CaseLabels labels) {
            return new CasePaper(content, labels, licence);
        }
    }

    /// Reads what is of no pilot of this register.
    Copy read(CaseWording wording) {
        return read(wording, null, Map.of());
    }

    /// Reads it; what it leaves out about the place and the kind is the pilot's, where there is one.
    ///
    /// @param outcomes those of the pilot that the results rest on
    Copy read(CaseWording wording, @Nullable Pilot pilot, Map<OutcomeId, Outcome> outcomes) {
        var flaws = new CaseFlaws();
        var title = flaws.text(wording.title(), TITLE, "title");
        if (title == null) {
            flaws.add(Code.TITLE_MISSING, "", "title");
        }
        var summary = flaws.text(wording.summary(), SUMMARY, "summary");
        var placed = CasePlace.of(wording, pilot);
        place(placed, flaws);
        var content = new CaseContent(
                title == null ? "" : title,
                summary == null ? "" : summary,
                narrative(wording.narrative(), flaws),
                results.read(wording.results(), outcomes, flaws),
                industries(wording.industries(), pilot, flaws),
                wording.pilotType() == null && pilot != null ? pilot.type() : wording.pilotType(),
                placed.province(),
                placed.prefecture(),
                placed.region(),
                placed.watershed(),
                replicability(wording.replicability(), flaws),
                year(wording.year(), flaws));
        return new Copy(content, licence(wording.licence(), flaws), flaws.found());
    }

    /// What calls for a second look at a result that nothing refuses.
    List<PlausibilityFinding> doubts(CaseResult result) {
        return results.doubts(result);
    }

    private static Narrative narrative(@Nullable Narrative written, CaseFlaws flaws) {
        if (written == null) {
            return new Narrative(null, null, null, null, null, null, null);
        }
        return new Narrative(
                flaws.text(written.problem(), TEXT, "narrative", "problem"),
                flaws.text(written.approach(), TEXT, "narrative", "approach"),
                flaws.text(written.process(), TEXT, "narrative", "process"),
                flaws.text(written.innovations(), TEXT, "narrative", "innovations"),
                flaws.text(written.enabling(), TEXT, "narrative", "enabling"),
                flaws.text(written.limiting(), TEXT, "narrative", "limiting"),
                flaws.text(written.costAndBenefit(), TEXT, "narrative", "costAndBenefit"));
    }

    private List<IndustryChoice> industries(List<IndustryChoice> written, @Nullable Pilot pilot, CaseFlaws flaws) {
        if (written.isEmpty() && pilot != null) {
            return pilot.industries();
        }
        flaws.size(written, ITEMS, "industries");
        flaws.twice(written, IndustryChoice::words, "industries");
        var choices = new ArrayList<IndustryChoice>();
        for (int i = 0; i < Math.min(written.size(), ITEMS); i++) {
            industry(written.get(i).code(), flaws, "industries", i, "code");
            choices.add(new IndustryChoice(
                    written.get(i).code(), flaws.text(written.get(i).text(), LINE, "industries", i, "text")));
        }
        return choices;
    }

    private void industry(String code, CaseFlaws flaws, Object... path) {
        if (!code.equals(Industry.OTHER) && reference.industry(code).isEmpty()) {
            flaws.add(Code.UNKNOWN_INDUSTRY, code, path);
        }
    }

    private void place(CasePlace place, CaseFlaws flaws) {
        if (place.province() != null && reference.province(place.province()).isEmpty()) {
            flaws.add(Code.UNKNOWN_PROVINCE, place.province(), "provinceCode");
        }
        if (place.prefecture() != null) {
            prefecture(place.prefecture(), place.province(), flaws);
        }
        var region = place.region();
        if (region != null && reference.regions().find(region).isEmpty()) {
            flaws.add(Code.UNKNOWN_REGION, region, "regionCode");
        }
        if (place.watershed() != null && reference.watershed(place.watershed()).isEmpty()) {
            flaws.add(Code.UNKNOWN_WATERSHED, place.watershed(), "watershedCode");
        }
    }

    private void prefecture(String code, @Nullable String province, CaseFlaws flaws) {
        var division = reference.divisions().place(code).filter(CopyDesk::below).orElse(null);
        if (division == null) {
            flaws.add(Code.UNKNOWN_PREFECTURE, code, "prefectureCode");
            return;
        }
        var around = division.province().code();
        if (province != null && !province.equals(around) && !(province.equals(CORPS) && around.equals(XINJIANG))) {
            flaws.add(Code.PREFECTURE_NOT_IN_PROVINCE, code, "prefectureCode");
        }
    }

    // A district of a municipality and a county that is the province's own stand where others have a prefecture.
    private static boolean below(Division division) {
        return division.level() == DivisionLevel.PREFECTURE
                || (division.level() == DivisionLevel.COUNTY
                        && division.parent() != null
                        && division.parent().level() == DivisionLevel.PROVINCE);
    }

    private Replicability replicability(Replicability written, CaseFlaws flaws) {
        flaws.size(written.industries(), ITEMS, "replicability", "industries");
        for (int i = 0; i < Math.min(written.industries().size(), ITEMS); i++) {
            industry(written.industries().get(i), flaws, "replicability", "industries", i);
        }
        flaws.range(written.paybackYears(), BigDecimal.ZERO, LONGEST_PAYBACK, "replicability", "paybackYears");
        return new Replicability(
                written.industries().stream().distinct().toList(),
                flaws.text(written.scale(), LINE, "replicability", "scale"),
                lines(written.prerequisites(), flaws, "prerequisites"),
                lines(written.notSuitableWhen(), flaws, "notSuitableWhen"),
                lines(written.buildingBlocks(), flaws, "buildingBlocks"),
                flaws.text(written.effort(), LINE, "replicability", "effort"),
                written.paybackYears());
    }

    private static List<String> lines(List<String> written, CaseFlaws flaws, String field) {
        flaws.size(written, ITEMS, "replicability", field);
        var lines = new ArrayList<@Nullable String>();
        for (int i = 0; i < Math.min(written.size(), ITEMS); i++) {
            lines.add(flaws.text(written.get(i), LINE, "replicability", field, i));
        }
        return lines.stream().flatMap(Stream::ofNullable).toList();
    }

    private static @Nullable Integer year(@Nullable Integer year, CaseFlaws flaws) {
        flaws.range(year == null ? null : BigDecimal.valueOf(year), YEAR_FROM, YEAR_TO, "year");
        return year;
    }

    private static String licence(@Nullable String spdx, CaseFlaws flaws) {
        var stated = stripped(spdx);
        if (stated == null) {
            return Licence.USUAL;
        }
        if (Licence.find(stated).isEmpty()) {
            flaws.add(Code.UNKNOWN_LICENCE, stated, "licence");
        }
        return stated;
    }

    /// The words of a text without their blanks at both ends; null where nothing is left.
    static @Nullable String stripped(@Nullable String text) {
        return Objects.requireNonNullElse(text, "").isBlank()
                ? null
                : Objects.requireNonNull(text).strip();
    }
}
