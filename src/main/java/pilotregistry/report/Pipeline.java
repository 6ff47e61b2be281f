package pilotregistry.report;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import pilotregistry.application.ApplicationId;
import pilotregistry.application.ApplicationStatus;
import pilotregistry.application.ApplicationSurvey.Surveyed;
import pilotregistry.batch.Batch;

/// How far the applications of a batch have come.
record Pipeline(ReportAsOf asOf, Batch batch, int applicationCount, List<State> states, List<OfProvince> provinces) {

    /// Those of one leading province.
    ///
    /// @param code null where the application does not say
    record OfProvince(@Nullable String code, int applicationCount, List<State> states) {}

    /// Those in one state.
    ///
    /// @param medianDays null for a state that ends the way, and where it is not known since when
    /// @param longest which of them has been in it for the longest time
    record State(
            ApplicationStatus status,
            int count,
            @Nullable BigDecimal medianDays,
            @Nullable Integer longestDays,
            @Nullable ApplicationId longest) {}

    private record Waiting(ApplicationId application, int days) {}

    /// @param accepted when applications were accepted that do not say it themselves
    static Pipeline of(
            ReportAsOf asOf, Batch batch, List<Surveyed> applications, Map<ApplicationId, Instant> accepted) {
        var byProvince = new HashMap<@Nullable String, List<Surveyed>>();
        applications.forEach(application -> byProvince
                .computeIfAbsent(application.leadProvince(), unseen -> new ArrayList<>())
                .add(application));
        return new Pipeline(
                asOf,
                batch,
                applications.size(),
                states(applications, accepted, asOf.at()),
                byProvince.entrySet().stream()
                        .sorted(Comparator.comparing(each -> Objects.requireNonNullElse(each.getKey(), "~")))
                        .map(each -> new OfProvince(
                                each.getKey(), each.getValue().size(), states(each.getValue(), accepted, asOf.at())))
                        .toList());
    }

    private static List<State> states(List<Surveyed> applications, Map<ApplicationId, Instant> accepted, Instant now) {
        var byStatus = new EnumMap<ApplicationStatus, List<Surveyed>>(ApplicationStatus.class);
        applications.forEach(application -> byStatus.computeIfAbsent(application.status(), unseen -> new ArrayList<>())
                .add(application));
        return byStatus.entrySet().stream()
                .map(each -> state(each.getKey(), each.getValue(), accepted, now))
                .toList();
    }

    private static State state(
            ApplicationStatus status, List<Surveyed> some, Map<ApplicationId, Instant> accepted, Instant now) {
        var waiting = isEnd(status) ? List.<Waiting>of() : waiting(some, accepted, now);
        var longest =
                waiting.stream().max(Comparator.comparingInt(Waiting::days)).orElse(null);
        return new State(
                status,
                some.size(),
                Figures.median(waiting.stream()
                        .map(each -> BigDecimal.valueOf(each.days()))
                        .toList()),
                longest == null ? null : longest.days(),
                longest == null ? null : longest.application());
    }

    private static boolean isEnd(ApplicationStatus status) {
        return status.ended() || status == ApplicationStatus.DESIGNATED;
    }

    private static List<Waiting> waiting(Collection<Surveyed> some, Map<ApplicationId, Instant> accepted, Instant now) {
        var waiting = new ArrayList<Waiting>();
        for (var application : some) {
            var since = application.since() == null ? accepted.get(application.id()) : application.since();
            if (since != null) {
                waiting.add(new Waiting(
                        application.id(), (int) Duration.between(since, now).toDays()));
            }
        }
        return waiting;
    }
}
