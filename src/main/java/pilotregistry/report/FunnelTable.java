package pilotregistry.report;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import pilotregistry.application.ApplicationSurvey;
import pilotregistry.language.Label;
import pilotregistry.outcome.OutcomeGrouping;
import pilotregistry.pilot.PilotSurvey;
import pilotregistry.reference.PilotType;

/// Counts the stages of one batch by province and by type.
///
/// @param within code of the only province that is looked at; null for all
/// @param known whether this registry has the applications of the batch at all
record FunnelTable(
        List<ApplicationSurvey.Surveyed> applications,
        List<PilotSurvey.Surveyed> pilots,
        FunnelSight sight,
        @Nullable String within,
        boolean known,
        Names names) {

    Funnel.Row whole() {
        return row(null, new Label("全部", "All"), within, any -> true, any -> true);
    }

    List<Funnel.Row> provinces() {
        return codes(OutcomeGrouping.PROVINCE, application -> application.leadProvince(), pilot -> pilot.leadProvince())
                .stream()
                .map(code -> row(
                        code,
                        name(OutcomeGrouping.PROVINCE, code),
                        code,
                        application -> is(code, application.leadProvince()),
                        pilot -> is(code, pilot.leadProvince())))
                .toList();
    }

    List<Funnel.Row> types() {
        return codes(OutcomeGrouping.TYPE, application -> named(application.type()), pilot -> named(pilot.type()))
                .stream()
                .map(code -> row(
                        code,
                        name(OutcomeGrouping.TYPE, code),
                        within,
                        application -> is(code, named(application.type())),
                        pilot -> is(code, named(pilot.type()))))
                .toList();
    }

    private Funnel.Row row(
            @Nullable String code,
            Label name,
            @Nullable String province,
            Predicate<ApplicationSurvey.Surveyed> ofApplications,
            Predicate<PilotSurvey.Surveyed> ofPilots) {
        var here = applications.stream().filter(ofApplications).toList();
        var filed = known && sight.seesFiled(province);
        var there = pilots.stream().filter(ofPilots).toList();
        return new Funnel.Row(
                code,
                name,
                filed ? count(here, ApplicationSurvey.Surveyed::filed) : null,
                filed ? count(here, ApplicationSurvey.Surveyed::recommended) : null,
                known && sight.seesSubmitted(province) ? count(here, ApplicationSurvey.Surveyed::submitted) : null,
                there.size(),
                count(there, pilot -> pilot.passed() != null),
                count(there, pilot -> Boolean.TRUE.equals(pilot.passed())));
    }

    private static <T> int count(List<T> some, Predicate<T> which) {
        return (int) some.stream().filter(which).count();
    }

    private Set<@Nullable String> codes(
            OutcomeGrouping by,
            Function<ApplicationSurvey.Surveyed, @Nullable String> ofApplications,
            Function<PilotSurvey.Surveyed, @Nullable String> ofPilots) {
        var found = new ArrayList<@Nullable String>(Stream.concat(
                        applications.stream().map(ofApplications),
                        pilots.stream().map(ofPilots))
                .toList());
        var codes = new LinkedHashSet<@Nullable String>(names.codes(by));
        codes.retainAll(found);
        if (found.contains(null)) {
            codes.add(null);
        }
        return codes;
    }

    private Label name(OutcomeGrouping by, @Nullable String code) {
        return code == null ? Names.NOT_STATED : names.of(by, code);
    }

    private static boolean is(@Nullable String code, @Nullable String other) {
        return code == null ? other == null : code.equals(other);
    }

    private static @Nullable String named(@Nullable PilotType type) {
        return type == null ? null : type.name();
    }
}
