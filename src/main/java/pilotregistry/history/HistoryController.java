package pilotregistry.history;

import graphql.GraphQLContext;
import graphql.schema.DataFetchingEnvironment;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;
import pilotregistry.access.Actor;
import pilotregistry.access.Mandate;
import pilotregistry.access.Registrar;
import pilotregistry.access.Role;
import pilotregistry.connection.Connection;
import pilotregistry.connection.PageRequest;
import pilotregistry.language.Label;
import pilotregistry.language.Language;
import pilotregistry.organization.Directory;
import pilotregistry.organization.Organization;

/// GraphQL: what was done to a record, and what it was.
@Controller
class HistoryController {

    private final Archive archive;
    private final Readings readings;
    private final Registrar registrar;
    private final Directory directory;

    HistoryController(Archive archive, Readings readings, Registrar registrar, Directory directory) {
        this.archive = archive;
        this.readings = readings;
        this.registrar = registrar;
        this.directory = directory;
    }

    @QueryMapping
    Connection<HistoryEntry> history(@Argument String id, PageRequest page, Actor actor) {
        return archive.history(id, page, actor);
    }

    @QueryMapping
    Object asOf(@Argument String id, @Argument Instant at, Actor actor, GraphQLContext context) {
        var subject = Readings.subject(context);
        return subject == null ? archive.asOf(id, at, actor) : subject;
    }

    @SchemaMapping(typeName = "HistoryEntry")
    String title(HistoryEntry entry, @Argument @Nullable Language language, DataFetchingEnvironment environment) {
        Label label = readings.words().act(entry.act());
        return label.in(language == null ? Language.of(environment.getLocale()) : language);
    }

    @SchemaMapping(typeName = "HistoryEntry")
    @Nullable
    List<Difference> differences(HistoryEntry entry, DataFetchingEnvironment environment) {
        return readings.differences(entry, environment);
    }

    @BatchMapping(typeName = "HistoryEntry")
    Map<HistoryEntry, Role> role(List<HistoryEntry> entries) {
        return byMandate(entries, (mandate, bodies) -> mandate.role());
    }

    @BatchMapping(typeName = "HistoryEntry")
    Map<HistoryEntry, Organization> organization(List<HistoryEntry> entries) {
        return byMandate(
                entries,
                (mandate, bodies) -> bodies.get(mandate.organizationId().value()));
    }

    private <T> Map<HistoryEntry, T> byMandate(
            List<HistoryEntry> entries, BiFunction<Mandate, Map<String, Organization>, @Nullable T> part) {
        var mandates = registrar.byId(entries.stream()
                .map(entry -> entry.event().author().mandate())
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
        var bodies = new HashMap<String, Organization>();
        directory
                .byId(mandates.values().stream().map(Mandate::organizationId).collect(Collectors.toSet()))
                .forEach((id, body) -> bodies.put(id.value(), body));
        var found = new HashMap<HistoryEntry, T>();
        for (var entry : entries) {
            var mandate = mandates.get(
                    Objects.requireNonNullElse(entry.event().author().mandate(), ""));
            var value = mandate == null ? null : part.apply(mandate, bodies);
            if (value != null) {
                found.put(entry, value);
            }
        }
        return found;
    }
}
