package pilotregistry.reference;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/// All reference data, read and checked once at start and held in memory: the door of this module.
@Component
public final class ReferenceLists {

    private final Pinyin pinyin;
    private final Keyed<Province> provinces;
    private final Divisions divisions;
    private final Regions regions;
    private final Keyed<Watershed> watersheds;
    private final Keyed<Industry> industries;
    private final Units units;
    private final Keyed<OutcomeMetric> outcomeMetrics;
    private final Keyed<Pollutant> pollutants;
    private final Keyed<PilotTypeDefinition> pilotTypes;
    private final List<PlanOutlineSection> planOutline;
    private final Keyed<PolicyDocument> policyDocuments;
    private final Keyed<Rule> rules;
    private final Keyed<AuditStage> auditStages;
    private final Keyed<CpLevelDefinition> cpLevels;
    private final Keyed<GlossaryTerm> glossary;

    @Autowired
    ReferenceLists() {
        this(Tables.onClasspath());
    }

    ReferenceLists(Tables tables) {
        pinyin = Pinyin.from(tables);
        provinces = tables.keyed("provinces.csv", "code", Province::of);
        divisions = Divisions.from(tables, provinces);
        regions = Regions.from(tables, divisions);
        watersheds = watersheds(tables, provinces);
        industries = industries(tables);
        units = Units.from(tables);
        outcomeMetrics = tables.keyed("outcome_metrics.csv", "key", row -> OutcomeMetric.of(row, units.byCode()));
        pollutants = tables.keyed("pollutants.csv", "code", row -> Pollutant.of(row, outcomeMetrics));
        pilotTypes = complete(pilotTypes(tables), "pilot_types.csv", PilotType.values());
        planOutline = PlanOutlineSection.from(tables);
        policyDocuments = tables.keyed("policy_documents.csv", "key", PolicyDocument::of);
        rules = tables.keyed("rules.csv", "number", row -> Rule.of(row, policyDocuments));
        auditStages = tables.keyed("audit_stages.csv", "number", AuditStage::of);
        cpLevels = complete(
                tables.keyed("cp_levels.csv", "level", CpLevelDefinition::of), "cp_levels.csv", CpLevel.values());
        glossary = tables.keyed("glossary.csv", "key", GlossaryTerm::of);
        refuseUnknownMetrics();
    }

    /// The same lists without Spring, for a command line or a test.
    public static ReferenceLists load() {
        return new ReferenceLists();
    }

    /// Chinese text as toneless pinyin, read as in names of places: a key to sort and to suggest by.
    public String pinyin(String text) {
        return pinyin.of(text);
    }

    /// The prefixes of the ids of this module's things, each before an underscore.
    public static Set<String> idPrefixes() {
        return ReferenceNodes.PREFIXES;
    }

    /// What has this global id, such as `province_320000`; a region is seen on the date.
    public Optional<Object> node(String id, LocalDate asOf) {
        return new ReferenceNodes(this, asOf).find(id);
    }

    public List<Province> provinces() {
        return provinces.all();
    }

    public Optional<Province> province(String code) {
        return provinces.find(code);
    }

    public Divisions divisions() {
        return divisions;
    }

    public Regions regions() {
        return regions;
    }

    public List<Watershed> watersheds() {
        return watersheds.all();
    }

    public Optional<Watershed> watershed(String code) {
        return watersheds.find(code);
    }

    /// The 13 industries of the notice in its order, then `OTHER`.
    public List<Industry> industries() {
        return industries.all();
    }

    public Optional<Industry> industry(String code) {
        return industries.find(code);
    }

    public Units units() {
        return units;
    }

    public List<OutcomeMetric> outcomeMetrics() {
        return outcomeMetrics.all();
    }

    public Optional<OutcomeMetric> outcomeMetric(String key) {
        return outcomeMetrics.find(key);
    }

    public List<Pollutant> pollutants() {
        return pollutants.all();
    }

    public Optional<Pollutant> pollutant(String code) {
        return pollutants.find(code);
    }

    public List<PilotTypeDefinition> pilotTypes() {
        return pilotTypes.all();
    }

    public PilotTypeDefinition pilotType(PilotType type) {
        return pilotTypes.find(type.name()).orElseThrow();
    }

    public List<PlanOutlineSection> planOutline() {
        return planOutline;
    }

    public List<PolicyDocument> policyDocuments() {
        return policyDocuments.all();
    }

    public Optional<PolicyDocument> policyDocument(String key) {
        return policyDocuments.find(key);
    }

    public List<Rule> rules() {
        return rules.all();
    }

    public Optional<Rule> rule(String number) {
        return rules.find(number);
    }

    public List<AuditStage> auditStages() {
        return auditStages.all();
    }

    public Optional<AuditStage> auditStage(String number) {
        return auditStages.find(number);
    }

    public List<CpLevelDefinition> cpLevels() {
        return cpLevels.all();
    }

    public CpLevelDefinition cpLevel(CpLevel level) {
        return cpLevels.find(level.name()).orElseThrow();
    }

    public List<GlossaryTerm> glossary() {
        return glossary.all();
    }

    public Optional<GlossaryTerm> term(String key) {
        return glossary.find(key);
    }

    private static Keyed<Watershed> watersheds(Tables tables, Keyed<Province> provinces) {
        var reached = Groups.of(
                tables,
                "watershed_provinces.csv",
                row -> row.text("watershed"),
                row -> new WatershedProvince(
                        row.among(provinces, "province_code"), row.constant(WatershedScope.class, "scope")));
        var watersheds =
                tables.keyed("watersheds.csv", "code", row -> Watershed.of(row, reached.take(row.text("code"))));
        reached.refuseOrphans();
        return watersheds;
    }

    private static Keyed<Industry> industries(Tables tables) {
        var classes = Groups.of(tables, "industry_classes.csv", row -> row.text("industry"), IndustryClass::of);
        var industries =
                tables.keyed("industries.csv", "code", row -> Industry.of(row, classes.take(row.text("code"))));
        classes.refuseOrphans();
        return industries;
    }

    private Keyed<PilotTypeDefinition> pilotTypes(Tables tables) {
        var scopes = tables.rows("co_audit_scopes.csv", row -> CoAuditScope.of(row, this));
        return tables.keyed("pilot_types.csv", "type", row -> PilotTypeDefinition.of(row, scopes));
    }

    private static <T> Keyed<T> complete(Keyed<T> table, String file, Enum<?>[] constants) {
        Arrays.stream(constants)
                .filter(constant -> table.find(constant.name()).isEmpty())
                .forEach(missing -> {
                    throw new BrokenReference(file, 1, missing + " is missing");
                });
        return table;
    }

    private void refuseUnknownMetrics() {
        units.all().stream()
                .flatMap(unit -> unit.metricKeys().stream())
                .filter(key -> outcomeMetric(key).isEmpty())
                .forEach(key -> {
                    throw new BrokenReference("units.csv", 1, "metric " + key + " is not known");
                });
    }
}
