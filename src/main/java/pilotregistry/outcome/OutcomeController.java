package pilotregistry.outcome;

import graphql.GraphQLContext;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;
import pilotregistry.access.Actor;
import pilotregistry.connection.Connection;
import pilotregistry.connection.ListRequest;
import pilotregistry.language.Language;
import pilotregistry.language.Messages;
import pilotregistry.pilot.Pilot;
import pilotregistry.pilot.PilotRegister;
import pilotregistry.reference.OutcomeMetric;
import pilotregistry.reference.ReferenceLists;
import pilotregistry.sheet.ImportedRow;

/// GraphQL: outcomes and deliverables, and what they come to.
@Controller
class OutcomeController {

    private final OutcomeBook book;
    private final TotalsReading totals;
    private final PilotRegister pilots;
    private final ReferenceLists reference;
    private final Messages messages;

    OutcomeController(
            OutcomeBook book, TotalsReading totals, PilotRegister pilots, ReferenceLists reference, Messages messages) {
        this.book = book;
        this.totals = totals;
        this.pilots = pilots;
        this.reference = reference;
        this.messages = messages;
    }

    @QueryMapping
    Connection<Outcome> outcomes(ListRequest request, Actor actor) {
        return book.list(request, null, actor);
    }

    @SchemaMapping(typeName = "Pilot", field = "outcomes")
    Connection<Outcome> outcomesOfPilot(Pilot pilot, ListRequest request, Actor actor) {
        return book.list(request, pilot.id(), actor);
    }

    @QueryMapping
    Connection<Deliverable> deliverables(ListRequest request, Actor actor) {
        return book.documents(request, actor).map(outcome -> Objects.requireNonNull(outcome.deliverable()));
    }

    @QueryMapping
    List<OutcomeTotal> outcomeTotals(
            @Argument @Nullable Map<String, Object> filter, @Argument OutcomeGrouping groupBy, Actor actor) {
        return totals.totals(filter, groupBy, actor);
    }

    @BatchMapping(typeName = "Outcome")
    Map<Outcome, Pilot> pilot(List<Outcome> some) {
        var found = pilots.byId(some.stream().map(Outcome::pilotId).collect(Collectors.toSet()));
        var joined = new HashMap<Outcome, Pilot>();
        some.forEach(outcome ->
                Optional.ofNullable(found.get(outcome.pilotId())).ifPresent(pilot -> joined.put(outcome, pilot)));
        return joined;
    }

    @SchemaMapping
    OutcomeMetric metric(Outcome outcome) {
        return reference.outcomeMetric(outcome.metricKey()).orElseThrow();
    }

    @SchemaMapping
    Optional<String> canonicalUnit(Outcome outcome) {
        return outcome.canonical() == null
                ? Optional.empty()
                : Optional.ofNullable(metric(outcome).canonicalUnit());
    }

    /// Null to those who may see the outcome, but not its materials.
    @SchemaMapping
    @Nullable
    List<OutcomeRevision> revisions(Outcome outcome, Actor actor) {
        return OutcomeAccess.involved(actor, outcome.pilotFacts()) ? outcome.allRevisions() : null;
    }

    @SchemaMapping
    Optional<String> fileId(Deliverable deliverable, Actor actor) {
        return Optional.ofNullable(deliverable.fileId())
                .filter(file ->
                        OutcomeAccess.involved(actor, deliverable.outcome().pilotFacts()))
                .map(Objects::toString);
    }

    @SchemaMapping
    String message(PlausibilityFinding finding, Locale locale) {
        return messages.say("PlausibilityCode." + finding.code(), finding.facts(), Language.of(locale));
    }

    @SchemaMapping(typeName = "OutcomeLeftOut")
    String message(OutcomeTotal.LeftOut leftOut, Locale locale) {
        return messages.say("LeftOutReason." + leftOut.reason(), Map.of("count", leftOut.count()), Language.of(locale));
    }

    @SchemaMapping
    Optional<String> unit(OutcomeTotal total) {
        return Optional.ofNullable(total.metric().canonicalUnit());
    }

    @BatchMapping(typeName = "ImportedRow", field = "outcomes")
    Map<ImportedRow, List<Outcome>> outcomesOfRow(List<ImportedRow> rows, GraphQLContext context) {
        Actor actor = context.getOrDefault(Actor.class, new Actor.Anonymous());
        var found = book.visible(
                actor,
                rows.stream()
                        .flatMap(row -> row.records().stream())
                        .filter(id -> id.startsWith(OutcomeId.PREFIX + "_"))
                        .map(OutcomeId::new)
                        .collect(Collectors.toSet()));
        var joined = new HashMap<ImportedRow, List<Outcome>>();
        rows.forEach(row -> joined.put(row, outcomes(row.records(), found)));
        return joined;
    }

    private static List<Outcome> outcomes(Collection<String> ids, Map<OutcomeId, Outcome> found) {
        return ids.stream()
                .map(id -> found.get(new OutcomeId(id)))
                .filter(Objects::nonNull)
                .toList();
    }
}
