package pilotregistry.outcome;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import pilotregistry.attachment.FileId;

/// What outcomes are found and added up by, of their current revision.
///
/// @param open whether everybody may read it
/// @param files that any revision names
record OutcomeKeys(
        OutcomeFamily family,
        OutcomeStatus status,
        OutcomeNature nature,
        @Nullable BigDecimal value,
        boolean plausible,
        boolean aYear,
        @Nullable Boolean electricityIncluded,
        boolean open,
        @Nullable OutputKind documentKind,
        @Nullable String documentTitle,
        List<FileId> files) {

    static OutcomeKeys of(OutcomeFamily family, PilotFacts pilot, List<OutcomeRevision> revisions) {
        var current = revisions.getLast();
        var report = current.report();
        var document = report.document();
        var confirmed = current.status() == OutcomeStatus.CONFIRMED && pilot.passed();
        return new OutcomeKeys(
                family,
                current.status(),
                report.nature(),
                report.canonical(),
                current.plausible(),
                !current.found(PlausibilityCode.PERIOD_NOT_A_YEAR),
                report.coalEquivalentIncludesElectricity(),
                confirmed || (pilot.historic() && report.source() != null),
                document == null ? null : document.kind(),
                document == null ? null : document.title(),
                revisions.stream().flatMap(OutcomeKeys::files).distinct().toList());
    }

    private static Stream<FileId> files(OutcomeRevision revision) {
        var document = revision.report().document();
        return Stream.concat(
                        Stream.ofNullable(document).map(OutputDocument::file),
                        revision.verifications().stream().map(OutcomeVerification::file))
                .filter(Objects::nonNull);
    }
}
