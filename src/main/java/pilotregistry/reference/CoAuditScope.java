package pilotregistry.reference;

import java.time.LocalDate;
import java.util.List;

/// What the notice lists for one kind of coordinated audit (R08, R09); every list of it ends in 等 and is open.
public record CoAuditScope(
        CoAuditKind kind,
        List<String> regionCodes,
        List<Watershed> watersheds,
        List<Industry> industries,
        List<Pollutant> pollutants,
        boolean openList) {

    static CoAuditScope of(Row row, ReferenceLists lists) {
        var watersheds = row.words("watersheds").stream()
                .map(code -> lists.watershed(code).orElseThrow(() -> row.broken("watershed " + code + " is not known")))
                .toList();
        var industries = row.words("industries").stream()
                .map(code -> lists.industry(code).orElseThrow(() -> row.broken("industry " + code + " is not known")))
                .toList();
        var pollutants = row.words("pollutants").stream()
                .map(code -> lists.pollutant(code).orElseThrow(() -> row.broken("pollutant " + code + " is not known")))
                .toList();
        var regions = row.words("regions");
        var known =
                lists.regions().on(LocalDate.EPOCH).stream().map(Region::code).toList();
        if (!known.containsAll(regions)) {
            throw row.broken("one of the regions " + regions + " is not known");
        }
        return new CoAuditScope(
                row.constant(CoAuditKind.class, "kind"),
                regions,
                watersheds,
                industries,
                pollutants,
                row.flag("open_list"));
    }
}
