package pilotregistry.historic;

import static pilotregistry.historic.ImportField.*;
import static pilotregistry.sheet.ImportFindingCode.*;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import pilotregistry.application.IndustryChoice;
import pilotregistry.reference.Division;
import pilotregistry.reference.DivisionLevel;
import pilotregistry.reference.Industry;
import pilotregistry.reference.PilotType;
import pilotregistry.reference.ReferenceLists;
import pilotregistry.sheet.RowReading;
import pilotregistry.sheet.Wording;

/// Finds what a row names, by code or by name, in the reference data: provinces, divisions, industries, types.
final class Lookup {

    // XPCC, by convention; its cities are divisions of Xinjiang
    private static final String CORPS = "660000";
    private static final String XINJIANG = "650000";

    private final ReferenceLists reference;
    private final Map<String, String> provinces = new HashMap<>();
    private final Map<String, String> industries = new HashMap<>();

    Lookup(ReferenceLists reference) {
        this.reference = reference;
        for (var province : reference.provinces()) {
            Stream.of(
                            province.code(),
                            province.name().zh(),
                            province.name().en(),
                            province.shortName().zh(),
                            province.abbreviation())
                    .forEach(name -> provinces.put(Wording.key(name), province.code()));
        }
        for (var industry : reference.industries()) {
            Stream.of(industry.code(), industry.name().zh(), industry.name().en())
                    .forEach(name -> industries.put(Wording.key(name), industry.code()));
        }
    }

    Optional<PilotType> type(String text) {
        return Wording.named(
                        reference.pilotTypes().stream(),
                        type -> Stream.of(
                                type.type().name(),
                                type.name().zh(),
                                type.name().en()),
                        text)
                .map(type -> type.type());
    }

    /// One of the 13, or `其他：轴承`, `OTHER:…` with the name of another (R03).
    Optional<IndustryChoice> industry(String text) {
        var parts = Wording.normal(text).split(":", 2);
        var code = industries.get(Wording.key(parts[0]));
        if (code == null && Wording.key(parts[0]).equals("其他")) {
            code = Industry.OTHER;
        }
        if (code == null || code.equals(Industry.OTHER) != (parts.length == 2)) {
            return Optional.empty();
        }
        return Optional.of(new IndustryChoice(code, parts.length == 2 ? parts[1].strip() : null));
    }

    /// Codes of the provinces, from the column of codes, that of names, or both where they agree.
    List<String> provinces(RowReading<ImportField> reading) {
        var coded = reading.readEach(PROVINCE_CODE, UNKNOWN_PROVINCE, this::province);
        var named = reading.readEach(PROVINCE, UNKNOWN_PROVINCE, this::province);
        if (!coded.isEmpty() && !named.isEmpty() && !Set.copyOf(coded).equals(Set.copyOf(named))) {
            reading.find(PROVINCE, PROVINCES_DISAGREE, String.join(";", coded));
        }
        return coded.isEmpty() ? named : coded;
    }

    /// The one whose seat counted: stated, or the only one there is; across provinces nobody knows.
    @Nullable
    String leadProvince(RowReading<ImportField> reading, List<String> provinces) {
        var stated = reading.read(LEAD_PROVINCE, UNKNOWN_PROVINCE, this::province);
        if (stated == null) {
            return provinces.size() == 1 ? provinces.getFirst() : null;
        }
        if (!provinces.isEmpty() && !provinces.contains(stated)) {
            reading.find(LEAD_PROVINCE, LEAD_PROVINCE_ELSEWHERE, stated);
        }
        return stated;
    }

    /// Codes of the divisions; a prefecture is left out where a county of it is stated.
    List<String> divisions(RowReading<ImportField> reading, List<String> provinces) {
        var prefectures =
                reading.readEach(PREFECTURE_CODE, UNKNOWN_PREFECTURE, code -> place(code, DivisionLevel.PREFECTURE));
        var counties = reading.readEach(COUNTY_CODE, UNKNOWN_COUNTY, code -> place(code, DivisionLevel.COUNTY));
        prefectures.forEach(prefecture -> within(reading, PREFECTURE_CODE, prefecture, provinces));
        counties.forEach(county -> within(reading, COUNTY_CODE, county, provinces));
        counties.stream()
                .filter(county -> !prefectures.isEmpty() && prefectures.stream().noneMatch(county::isWithin))
                .forEach(county -> reading.find(COUNTY_CODE, COUNTY_NOT_IN_PREFECTURE, county.code()));
        var divisions = new ArrayList<String>();
        prefectures.stream()
                .filter(prefecture -> counties.stream().noneMatch(county -> county.isWithin(prefecture)))
                .forEach(prefecture -> divisions.add(prefecture.code()));
        counties.forEach(county -> divisions.add(county.code()));
        return divisions;
    }

    private Optional<String> province(String text) {
        return Optional.ofNullable(provinces.get(Wording.key(text)));
    }

    private Optional<Division> place(String code, DivisionLevel level) {
        return reference.divisions().place(Wording.key(code)).filter(place -> place.level() == level);
    }

    private static void within(
            RowReading<ImportField> reading, ImportField field, Division division, List<String> provinces) {
        var code = division.province().code();
        if (!provinces.isEmpty()
                && !provinces.contains(code)
                && !(code.equals(XINJIANG) && provinces.contains(CORPS))) {
            reading.find(field, DIVISION_NOT_IN_PROVINCE, division.code());
        }
    }
}
