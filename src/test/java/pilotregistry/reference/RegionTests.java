package pilotregistry.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class RegionTests {

    private static final LocalDate NOTICE = LocalDate.of(2023, 3, 3);
    private static final LocalDate LAST_DAY = LocalDate.of(2023, 11, 29);
    private static final LocalDate CHANGE = LocalDate.of(2023, 11, 30);
    private static final List<String> AIR = List.of("BTH", "FENWEI", "YRD");

    private static final Regions REGIONS = ReferenceLists.load().regions();

    @Test
    void countsEightyCitiesAtTheNoticeAndEightyTwoAfterTheChange() {
        assertThat(cities(NOTICE)).containsExactly(28, 11, 41);
        assertThat(cities(LAST_DAY)).containsExactly(28, 11, 41);
        assertThat(cities(CHANGE)).containsExactly(38, 13, 31);
    }

    @Test
    void movesTaiyuanToFenweiAndLuoyangTheOtherWay() {
        assertThat(REGIONS.covers("BTH", "140100", LAST_DAY)).isEqualTo(Extent.WHOLE);
        assertThat(REGIONS.covers("FENWEI", "140100", LAST_DAY)).isEqualTo(Extent.NONE);
        assertThat(REGIONS.covers("BTH", "140100", CHANGE)).isEqualTo(Extent.NONE);
        assertThat(REGIONS.covers("FENWEI", "140100", CHANGE)).isEqualTo(Extent.WHOLE);
        assertThat(REGIONS.covers("FENWEI", "410300", NOTICE)).isEqualTo(Extent.WHOLE);
        assertThat(REGIONS.covers("BTH", "410300", CHANGE)).isEqualTo(Extent.WHOLE);
    }

    @Test
    void saysWhyThereIsNoVersionBeforeTheFirst() {
        var early = REGIONS.find("FENWEI", LocalDate.of(2015, 1, 1)).orElseThrow();
        assertThat(early.inForce()).isNull();
        var absence = Objects.requireNonNull(early.absence());
        assertThat(absence.zh()).contains("2015-01-01", "2018-06-27");
        assertThat(absence.en()).contains("2015-01-01", "2018-06-27");
        assertThat(early.asOf(NOTICE).absence()).isNull();
        assertThat(REGIONS.covers("FENWEI", "610100", LocalDate.of(2015, 1, 1))).isEqualTo(Extent.NONE);
    }

    @Test
    void reachesDownToCountiesAndZones() {
        assertThat(REGIONS.covers("YRD", "320703", NOTICE)).isEqualTo(Extent.WHOLE);
        assertThat(REGIONS.covers("YRD", "320771", NOTICE)).isEqualTo(Extent.WHOLE);
        assertThat(REGIONS.covers("BTH", "110105", NOTICE)).isEqualTo(Extent.WHOLE);
    }

    @Test
    void takesAProvinceWholeWhenAllOfItLiesInside() {
        assertThat(REGIONS.covers("YRD", "320000", NOTICE)).isEqualTo(Extent.WHOLE);
        assertThat(REGIONS.covers("BTH", "130000", NOTICE)).isEqualTo(Extent.PARTLY);
        assertThat(REGIONS.covers("PRD", "440000", NOTICE)).isEqualTo(Extent.PARTLY);
        assertThat(REGIONS.covers("PRD", "441900", NOTICE)).isEqualTo(Extent.WHOLE);
    }

    @Test
    void leavesOutWhatAMemberExcludesAndHalvesWhatIsInPart() {
        assertThat(REGIONS.covers("CYC", "510727", NOTICE)).isEqualTo(Extent.NONE);
        assertThat(REGIONS.covers("CYC", "510700", NOTICE)).isEqualTo(Extent.PARTLY);
        assertThat(REGIONS.covers("CYC", "500154", NOTICE)).isEqualTo(Extent.PARTLY);
        assertThat(REGIONS.covers("CYC", "500000", NOTICE)).isEqualTo(Extent.PARTLY);
        assertThat(REGIONS.covers("CYC", "510100", NOTICE)).isEqualTo(Extent.WHOLE);
    }

    @Test
    void findsSpecialZonesThroughTheDivisionsTheyLieIn() {
        assertThat(REGIONS.covers("FENWEI", "610403", NOTICE)).isEqualTo(Extent.WHOLE);
        assertThat(REGIONS.covers("BTH", "419001", NOTICE)).isEqualTo(Extent.NONE);
        assertThat(REGIONS.covers("BTH", "419001", CHANGE)).isEqualTo(Extent.WHOLE);
    }

    @Test
    void namesTheRegionsOfADivision() {
        assertThat(REGIONS.covering("320700", NOTICE)).extracting(Region::code).containsExactly("YRD");
        assertThat(REGIONS.covering("650100", NOTICE)).isEmpty();
        assertThat(REGIONS.covering("999999", NOTICE)).isEmpty();
        assertThat(REGIONS.covers("ATLANTIS", "320700", NOTICE)).isEqualTo(Extent.NONE);
    }

    private List<Integer> cities(LocalDate date) {
        return AIR.stream()
                .map(code -> Objects.requireNonNull(
                                REGIONS.find(code, date).orElseThrow().inForce())
                        .cityCount())
                .toList();
    }
}
