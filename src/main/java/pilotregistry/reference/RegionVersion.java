package pilotregistry.reference;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pilotregistry.language.Label;

/// A key region as one act of the state defined it, from a first to a last day (open when it is still in force).
public record RegionVersion(
        String version,
        Label label,
        LocalDate validFrom,
        @Nullable LocalDate validTo,
        int cityCount,
        List<RegionMember> members,
        Provenance provenance) {

    public boolean inForceOn(LocalDate date) {
        return !date.isBefore(validFrom) && (validTo == null || !date.isAfter(validTo));
    }

    static RegionVersion of(Row row, List<RegionMember> members) {
        var cities = row.number("city_count");
        // The ministry counts cities; the counties of a municipality (成渝) are not among them.
        var counted = members.stream()
                .filter(member -> !member.alsoIncluded())
                .filter(member -> member.division() != null && member.division().level() != DivisionLevel.COUNTY)
                .count();
        if (counted != cities) {
            throw row.broken("city_count is " + cities + ", the members have " + counted);
        }
        return new RegionVersion(
                row.text("version"),
                row.label("label"),
                row.date("valid_from"),
                row.optionalDate("valid_to"),
                cities,
                members,
                row.provenance());
    }
}
