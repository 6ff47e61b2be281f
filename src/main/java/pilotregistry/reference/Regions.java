package pilotregistry.reference;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// The five key regions by date.
public final class Regions {

    private final Keyed<Region> byCode;
    private final Divisions divisions;

    private Regions(Keyed<Region> byCode, Divisions divisions) {
        this.byCode = byCode;
        this.divisions = divisions;
    }

    static Regions from(Tables tables, Divisions divisions) {
        var members = Groups.of(
                tables, "region_members.csv", Regions::version, row -> RegionMember.of(row, divisions.byCode()));
        var versions = Groups.of(
                tables,
                "region_versions.csv",
                row -> row.text("region"),
                row -> RegionVersion.of(row, members.take(version(row))));
        var regions = tables.keyed("regions.csv", "code", row -> Region.of(row, versions.take(row.text("code"))));
        members.refuseOrphans();
        versions.refuseOrphans();
        return new Regions(regions, divisions);
    }

    /// Every region as it was on that date.
    public List<Region> on(LocalDate date) {
        return byCode.all().stream().map(region -> region.asOf(date)).toList();
    }

    /// Whatever it covers.
    public Optional<Region> find(String code) {
        return byCode.find(code);
    }

    public Optional<Region> find(String code, LocalDate date) {
        return byCode.find(code).map(region -> region.asOf(date));
    }

    /// How much of a division lay in the region on that date; nothing of it where either is unknown.
    public Extent covers(String regionCode, String divisionCode, LocalDate date) {
        var version = find(regionCode, date).map(Region::inForce).orElse(null);
        var division = divisions.find(divisionCode).orElse(null);
        return version == null || division == null ? Extent.NONE : covers(version, division);
    }

    /// The regions that a division lay in on that date, wholly or partly.
    public List<Region> covering(String divisionCode, LocalDate date) {
        return on(date).stream()
                .filter(region -> covers(region.code(), divisionCode, date) != Extent.NONE)
                .toList();
    }

    private Extent covers(RegionVersion version, Division division) {
        var said = version.members().stream()
                .map(member -> member.covers(division))
                .max(Extent::compareTo)
                .orElse(Extent.NONE);
        var reachesIn = version.members().stream()
                .flatMap(member -> member.areas().stream())
                .anyMatch(area -> area.isWithin(division));
        if (said != Extent.NONE || !reachesIn) {
            return said;
        }
        var below = divisions.within(division);
        var whole = !below.isEmpty() && below.stream().allMatch(each -> covers(version, each) == Extent.WHOLE);
        return whole ? Extent.WHOLE : Extent.PARTLY;
    }

    private static String version(Row row) {
        return row.text("region") + " " + row.text("version");
    }
}
