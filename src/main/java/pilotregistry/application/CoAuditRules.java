package pilotregistry.application;

import static pilotregistry.application.FindingCode.*;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import pilotregistry.organization.Organization;
import pilotregistry.reference.CoAuditKind;
import pilotregistry.reference.CoAuditScope;
import pilotregistry.reference.Division;
import pilotregistry.reference.Extent;
import pilotregistry.reference.Industry;
import pilotregistry.reference.PilotType;
import pilotregistry.reference.Province;
import pilotregistry.reference.ReferenceLists;
import pilotregistry.reference.Region;
import pilotregistry.reference.RegionVersion;
import pilotregistry.reference.Watershed;
import pilotregistry.reference.WatershedProvince;
import pilotregistry.reference.WatershedScope;

/// The rules on coordinated audits of regions and watersheds (type 4): notice 二（四）and 四（四）. A pilot may be of both.
final class CoAuditRules {

    private final ReferenceLists reference;
    private final CoAuditScope regional;
    private final CoAuditScope ofWatersheds;

    CoAuditRules(ReferenceLists reference) {
        this.reference = reference;
        this.regional = scope(reference, CoAuditKind.REGION);
        this.ofWatersheds = scope(reference, CoAuditKind.WATERSHED);
    }

    List<Question> questions() {
        return List.of(
                this::region,
                this::regionMembers,
                this::regionIndustry,
                this::watershed,
                this::watershedList,
                this::watershedProvince,
                this::watershedIndustry,
                this::withinProvince);
    }

    // R08, notice 二（四）: five regions 等; another one only with a note for the reviewer
    private @Nullable Finding region(Dossier dossier) {
        if (!isOfRegion(dossier)) {
            return null;
        }
        var listed = regionOf(dossier)
                .filter(region -> regional.regionCodes().contains(region.code()))
                .isPresent();
        return !listed && dossier.explainsOpenList()
                ? Finding.open(REGION, "content", "object", "regionCode")
                : Finding.of(REGION, listed, "content", "object", "regionCode");
    }

    // R08: the notice names no members; those in force on its day count, down to the county
    private @Nullable Finding regionMembers(Dossier dossier) {
        var region = regionOf(dossier).orElse(null);
        if (region == null) {
            return null;
        }
        var places = places(dossier);
        var outside = reaching(Extent.NONE, region, places);
        var partly = reaching(Extent.PARTLY, region, places);
        var open = outside.isEmpty() && (places.isEmpty() || !partly.isEmpty());
        var finding = open
                ? Finding.open(REGION_MEMBERS, "content", "object", "divisionCodes")
                : Finding.of(REGION_MEMBERS, outside.isEmpty(), "content", "object", "divisionCodes");
        return finding.with("region", region.name())
                .with("version", version(region))
                .with("places", names(places))
                .with("outside", outside)
                .with("partly", partly);
    }

    private List<String> reaching(Extent extent, Region region, List<Division> places) {
        return names(places.stream()
                .filter(place -> reference.regions().covers(region.code(), place.code(), region.asOf()) == extent)
                .toList());
    }

    private static Object version(Region region) {
        return Optional.ofNullable(region.inForce())
                .map(RegionVersion::label)
                .or(() -> Optional.ofNullable(region.absence()))
                .orElseThrow();
    }

    // R08: five industries 等
    private @Nullable Finding regionIndustry(Dossier dossier) {
        return isOfRegion(dossier) ? industries(REGION_INDUSTRY, regional, dossier) : null;
    }

    // R09, notice 二（四）: 长江、黄河等流域
    private @Nullable Finding watershed(Dossier dossier) {
        if (!isOfWatershed(dossier)) {
            return null;
        }
        var known = watershedOf(dossier).isPresent();
        return !known && dossier.explainsOpenList()
                ? Finding.open(WATERSHED, "content", "object", "watershedCode")
                : Finding.of(WATERSHED, known, "content", "object", "watershedCode");
    }

    // R09: the other five of the seven may stand under 等
    private @Nullable Finding watershedList(Dossier dossier) {
        return watershedOf(dossier)
                .map(watershed -> Finding.of(
                                WATERSHED_LIST,
                                ofWatersheds.watersheds().contains(watershed),
                                "content",
                                "object",
                                "watershedCode")
                        .with("watershed", watershed.name()))
                .orElse(null);
    }

    // R09: basins end at counties, the list at provinces; so the test can only warn
    private @Nullable Finding watershedProvince(Dossier dossier) {
        var watershed = watershedOf(dossier).orElse(null);
        if (watershed == null) {
            return null;
        }
        var provinces =
                places(dossier).stream().map(Division::province).distinct().toList();
        var outside =
                provinces.stream().filter(each -> !watershed.reaches(each)).toList();
        var partly = watershed.provinces().stream()
                .filter(each -> provinces.contains(each.province()) && each.scope() != WatershedScope.WHOLE)
                .map(WatershedProvince::province)
                .toList();
        var open = outside.isEmpty() && (provinces.isEmpty() || !partly.isEmpty());
        var finding = open
                ? Finding.open(WATERSHED_PROVINCE, "content", "object", "divisionCodes")
                : Finding.of(WATERSHED_PROVINCE, outside.isEmpty(), "content", "object", "divisionCodes");
        return finding.with("watershed", watershed.name())
                .with("provinces", provinces.stream().map(Province::name).toList())
                .with("outside", outside.stream().map(Province::name).toList())
                .with("partly", partly.stream().map(Province::name).toList());
    }

    // R09: four industries 等
    private @Nullable Finding watershedIndustry(Dossier dossier) {
        return isOfWatershed(dossier) ? industries(WATERSHED_INDUSTRY, ofWatersheds, dossier) : null;
    }

    private @Nullable Finding industries(FindingCode code, CoAuditScope scope, Dossier dossier) {
        var chosen = dossier.content().industries();
        if (chosen.isEmpty()) {
            return null;
        }
        var listed = scope.industries().stream().map(Industry::code).toList();
        var outside = chosen.stream()
                .filter(choice -> !listed.contains(choice.code()))
                .map(this::name)
                .toList();
        return Finding.of(code, outside.isEmpty(), "content", "industries")
                .with("outside", outside)
                .with("listed", scope.industries().stream().map(Industry::name).toList());
    }

    private Object name(IndustryChoice choice) {
        return choice.text() == null
                ? reference.industry(choice.code()).<Object>map(Industry::name).orElse(choice.code())
                : choice.text();
    }

    // R18, notice 四（四）: encouraged within one province, allowed across
    private @Nullable Finding withinProvince(Dossier dossier) {
        if (!dossier.isOf(PilotType.REGION_WATERSHED)) {
            return null;
        }
        var places = places(dossier);
        var provinces = new HashSet<String>();
        var lead = Optional.ofNullable(dossier.content().leadProvince()).flatMap(reference::province);
        places.forEach(place -> provinces.add(
                lead.filter(unit -> unit.holds(place)).orElse(place.province()).code()));
        bodies(dossier).map(Organization::provinceCode).filter(Objects::nonNull).forEach(provinces::add);
        var names = provinces.stream()
                .sorted()
                .map(reference::province)
                .flatMap(Optional::stream)
                .map(Province::name)
                .toList();
        var finding = places.isEmpty() && provinces.size() < 2
                ? Finding.open(WITHIN_PROVINCE, "content", "object", "divisionCodes")
                : Finding.of(WITHIN_PROVINCE, provinces.size() == 1, "content", "object", "divisionCodes");
        return finding.with("provinces", names);
    }

    private static Stream<Organization> bodies(Dossier dossier) {
        return Stream.concat(
                Stream.of(dossier.applicant()),
                dossier.content().coApplicants().stream().map(dossier::body).flatMap(Optional::stream));
    }

    private static boolean isOfRegion(Dossier dossier) {
        return isOf(ObjectKind.REGION, dossier) || code(dossier, PilotObject::regionCode) != null;
    }

    private static boolean isOfWatershed(Dossier dossier) {
        return isOf(ObjectKind.WATERSHED, dossier) || code(dossier, PilotObject::watershedCode) != null;
    }

    private static boolean isOf(ObjectKind kind, Dossier dossier) {
        var object = dossier.content().object();
        return dossier.isOf(PilotType.REGION_WATERSHED) && object != null && object.kind() == kind;
    }

    private Optional<Region> regionOf(Dossier dossier) {
        return Optional.ofNullable(code(dossier, PilotObject::regionCode))
                .flatMap(code -> reference.regions().find(code, dossier.noticeDay()));
    }

    private Optional<Watershed> watershedOf(Dossier dossier) {
        return Optional.ofNullable(code(dossier, PilotObject::watershedCode)).flatMap(reference::watershed);
    }

    private interface Code {
        @Nullable
        String of(PilotObject object);
    }

    private static @Nullable String code(Dossier dossier, Code code) {
        var object = dossier.content().object();
        return object != null && dossier.isOf(PilotType.REGION_WATERSHED) ? code.of(object) : null;
    }

    private List<Division> places(Dossier dossier) {
        return dossier.divisionCodes().stream()
                .map(reference.divisions()::find)
                .flatMap(Optional::stream)
                .toList();
    }

    private static List<String> names(List<Division> places) {
        return places.stream().map(Division::fullName).toList();
    }

    private static CoAuditScope scope(ReferenceLists reference, CoAuditKind kind) {
        return reference.pilotType(PilotType.REGION_WATERSHED).coAuditScopes().stream()
                .filter(scope -> scope.kind() == kind)
                .findFirst()
                .orElseThrow();
    }
}
