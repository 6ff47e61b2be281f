package pilotregistry.reference;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TablesTests {

    @Test
    void namesFileAndLineOfAProvinceWithAnUnknownKind() {
        assertThatThrownBy(() ->
                        with("provinces.csv", text -> text.replaceFirst("130000,(.*?),PROVINCE", "130000,$1,STATE")))
                .isInstanceOf(BrokenReference.class)
                .hasMessageContaining("reference/provinces.csv, line 4: kind STATE is none of");
    }

    @Test
    void refusesADivisionInTheWrongProvince() {
        refuses(
                "divisions.csv",
                text -> text.replace("ADMIN,320000,320000", "ADMIN,320000,330000"),
                "is not in province");
    }

    @Test
    void refusesACodeThatIsThereTwice() {
        refuses("watersheds.csv", text -> text.replace("YELLOW,", "YANGTZE,"), "line 3: code YANGTZE is there twice");
    }

    @Test
    void refusesARowWithACellTooFew() {
        refuses(
                "units.csv",
                text -> text.replace("|tonnes|tons,,false,,", "|tonnes|tons,,false,"),
                "11 cells where the header has 12");
    }

    @Test
    void refusesAMemberThatIsNoPlaceOrHasAnotherName() {
        refuses("region_members.csv", text -> text.replaceFirst("130100,石家庄市", "130171,石家庄市"), "not 石家庄市");
        refuses(
                "region_members.csv",
                text -> text.replaceFirst("130100,石家庄市", "130100,石门市"),
                "is 石家庄市 (ADMIN), not 石门市");
    }

    @Test
    void refusesVersionsThatLeaveAGap() {
        refuses("region_versions.csv", text -> text.replaceFirst("2023-11-29", "2023-11-28"), "leave a gap or overlap");
    }

    @Test
    void refusesACountOfCitiesThatTheMembersDoNotHave() {
        refuses(
                "region_members.csv",
                text -> text.replaceFirst("BTH,2018,130200.*\\R", ""),
                "city_count is 28, the members have 27");
    }

    @Test
    void refusesATextInOneLanguageOnly() {
        refuses("rules.csv", text -> text.replaceFirst("A pilot runs 1 year\\.", ""), "line 3: text_en is empty");
    }

    @Test
    void refusesAFactorThatIsNoNumber() {
        refuses("units.csv", text -> text.replace("MONEY,10000,", "MONEY,萬,"), "factor 萬 is not a decimal number");
    }

    @Test
    void refusesAWordThatMeansTwoUnits() {
        refuses("units.csv", text -> text.replace("万吨|万t", "万吨|吨"), "the word 吨 means two units");
    }

    @Test
    void refusesAColumnThatNobodyReads() {
        refuses(
                "glossary.csv",
                text -> text.replaceAll("(?m)(.)$", "$1,x").replaceFirst(",x", ",seen_at"),
                "no one reads [seen_at]");
    }

    @Test
    void refusesAnOrphan() {
        refuses("industry_classes.csv", text -> text.replace("COKING,2521", "COKE,2521"), "COKE is not known");
    }

    @Test
    void refusesAMissingType() {
        refuses("pilot_types.csv", text -> text.replaceFirst("SIMPLIFIED.*\\R", ""), "SIMPLIFIED is missing");
    }

    @Test
    void refusesAnEmptyTable() {
        refuses("glossary.csv", text -> "", "the table is empty");
    }

    private static void refuses(String file, UnaryOperator<String> change, String reason) {
        assertThatThrownBy(() -> with(file, change))
                .isInstanceOf(BrokenReference.class)
                .hasMessageStartingWith("reference/")
                .hasMessageContaining(reason);
    }

    private static ReferenceLists with(String changed, UnaryOperator<String> change) {
        return new ReferenceLists(new Tables(file -> {
            var text = read(file);
            return bytes(file.equals(changed) ? altered(text, change) : text);
        }));
    }

    private static String altered(String text, UnaryOperator<String> change) {
        var altered = change.apply(text);
        if (altered.equals(text)) {
            throw new IllegalStateException("the change changes nothing");
        }
        return altered;
    }

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String read(String file) {
        try (@Nullable InputStream stream = TablesTests.class.getResourceAsStream("/reference/" + file)) {
            return stream == null ? "" : new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
