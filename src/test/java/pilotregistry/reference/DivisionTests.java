package pilotregistry.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DivisionTests {

    private static final Divisions DIVISIONS = ReferenceLists.load().divisions();

    @Test
    void tellsPlacesFromWhatTheStatisticalListAdds() {
        assertThat(places(DivisionLevel.PROVINCE)).isEqualTo(31);
        assertThat(places(DivisionLevel.PREFECTURE)).isEqualTo(333);
        assertThat(places(DivisionLevel.COUNTY)).isEqualTo(2845);
        assertThat(ofKind(DivisionKind.STAT_ZONE)).isEqualTo(124);
        assertThat(ofKind(DivisionKind.CONTAINER)).isEqualTo(9);
        assertThat(ofKind(DivisionKind.NBS_ONLY)).isEqualTo(6);
    }

    @Test
    void takesNoDevelopmentZoneForACounty() {
        var zone = DIVISIONS.find("320771").orElseThrow();
        assertThat(zone.name()).isEqualTo("连云港经济技术开发区");
        assertThat(zone.isPlace()).isFalse();
        assertThat(zone.fullName()).isEqualTo("江苏省连云港市连云港经济技术开发区");
        assertThat(DIVISIONS.place("320771")).isEmpty();
    }

    @Test
    void takesNoPlaceholderForAPlace() {
        assertThat(DIVISIONS.place("110100")).isEmpty();
        assertThat(DIVISIONS.place("嘉峪关")).isEmpty();
        assertThat(DIVISIONS.place(null)).isEmpty();
    }

    @Test
    void setsTheCountiesOfAMunicipalityDirectlyBelowIt() {
        var chaoyang = DIVISIONS.place("110105").orElseThrow();
        assertThat(chaoyang.parent()).isEqualTo(DIVISIONS.place("110000").orElseThrow());
        assertThat(chaoyang.fullName()).isEqualTo("北京市朝阳区");
        assertThat(DIVISIONS.all()).noneMatch(each -> {
            var parent = each.parent();
            return parent != null && parent.kind() == DivisionKind.CONTAINER;
        });
        assertThat(DIVISIONS.within(DIVISIONS.place("500000").orElseThrow())).hasSize(38);
    }

    @Test
    void setsWhatAProvinceAdministersDirectlyBelowTheProvince() {
        assertThat(DIVISIONS.place("419001").orElseThrow().fullName()).isEqualTo("河南省济源市");
    }

    @Test
    void knowsWhereADivisionLies() {
        var jiangsu = DIVISIONS.place("320000").orElseThrow();
        var lianyun = DIVISIONS.place("320703").orElseThrow();
        assertThat(lianyun.isWithin(jiangsu)).isTrue();
        assertThat(jiangsu.isWithin(lianyun)).isFalse();
        assertThat(lianyun.province().code()).isEqualTo("320000");
        assertThat(lianyun.id()).isEqualTo("division_320703");
    }

    @Test
    void readsPlaceNamesAsPeopleSayThem() {
        assertThat(pinyin("500000")).isEqualTo("chong qing shi");
        assertThat(pinyin("430100")).isEqualTo("chang sha shi");
        assertThat(pinyin("510100")).isEqualTo("cheng du shi");
        assertThat(pinyin("350200")).isEqualTo("xia men shi");
        assertThat(pinyin("341500")).isEqualTo("lu an shi");
        assertThat(pinyin("140428")).isEqualTo("zhang zi xian");
        assertThat(pinyin("653100")).isEqualTo("ka shi di qu");
    }

    @Test
    void storesThePinyinThatTheReadingsGive() {
        var lists = ReferenceLists.load();
        assertThat(DIVISIONS.all())
                .allSatisfy(each -> assertThat(each.pinyin()).matches("[a-z]+( [a-z]+)*"))
                // transliteration takes milliseconds a name: all cities, and every eleventh of the others
                .filteredOn(each -> each.level() == DivisionLevel.PREFECTURE || Integer.parseInt(each.code()) % 11 == 0)
                .allSatisfy(each -> assertThat(each.pinyin()).isEqualTo(lists.pinyin(each.name())));
        assertThat(lists.provinces())
                .allSatisfy(each -> assertThat(each.pinyin())
                        .isEqualTo(lists.pinyin(each.name().zh())));
    }

    @Test
    void sortsPlacesByPinyin() {
        assertThat(DIVISIONS.within(DIVISIONS.place("320000").orElseThrow()))
                .isSortedAccordingTo(Comparator.comparing(Division::code));
        assertThat(DIVISIONS.within(DIVISIONS.place("320000").orElseThrow()).stream()
                        .sorted(Comparator.comparing(Division::pinyin))
                        .map(Division::name))
                .containsSequence("常州市", "淮安市", "连云港市", "南京市", "南通市", "宿迁市", "苏州市");
    }

    @Test
    void findsPlacesByNameByPinyinAndByWhatTheyLieIn() {
        assertThat(named("连云", null)).extracting(Division::code).containsExactly("320700", "320703");
        assertThat(named(null, "lianyun")).extracting(Division::code).containsExactly("320700", "320703");
        assertThat(named(null, "Lian Yun Qu")).extracting(Division::code).containsExactly("320703");
        assertThat(DIVISIONS.matching(
                        new DivisionFilter("3207", null, null, null, List.of(DivisionKind.STAT_ZONE), null, null)))
                .extracting(Division::code)
                .contains("320771")
                .allMatch(code -> code.startsWith("3207"));
        assertThat(DIVISIONS.matching(new DivisionFilter(null, null, "110000", null, null, null, null)))
                .hasSize(16);
        assertThat(DIVISIONS.matching(
                        new DivisionFilter(null, "320000", null, List.of(DivisionLevel.PREFECTURE), null, null, null)))
                .hasSize(13);
        assertThat(DIVISIONS.matching(DivisionFilter.PLACES)).hasSize(31 + 333 + 2845);
    }

    private static List<Division> named(@Nullable String contains, @Nullable String pinyin) {
        return DIVISIONS.matching(new DivisionFilter(null, null, null, null, null, contains, pinyin));
    }

    private long places(DivisionLevel level) {
        return DIVISIONS.all().stream()
                .filter(each -> each.isPlace() && each.level() == level)
                .count();
    }

    private long ofKind(DivisionKind kind) {
        return DIVISIONS.all().stream().filter(each -> each.kind() == kind).count();
    }

    private String pinyin(String code) {
        return DIVISIONS.place(code).orElseThrow().pinyin();
    }
}
