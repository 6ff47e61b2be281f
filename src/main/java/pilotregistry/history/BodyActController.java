package pilotregistry.history;

import graphql.GraphQLContext;
import graphql.schema.DataFetchingEnvironment;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;
import pilotregistry.access.Actor;
import pilotregistry.access.Mandate;
import pilotregistry.access.Registrar;
import pilotregistry.connection.Connection;
import pilotregistry.connection.Connections;
import pilotregistry.connection.Listing;
import pilotregistry.connection.PageRequest;
import pilotregistry.feed.FeedEntry;
import pilotregistry.language.Language;
import pilotregistry.organization.OrganizationId;

/// GraphQL: what was done for a body, told to those who say who may act for it.
@Controller
class BodyActController {

    private final Registrar registrar;
    private final Connections connections;
    private final Nodes nodes;
    private final Readings readings;

    BodyActController(Registrar registrar, Connections connections, Nodes nodes, Readings readings) {
        this.registrar = registrar;
        this.connections = connections;
        this.nodes = nodes;
        this.readings = readings;
    }

    @QueryMapping
    Connection<BodyAct> acts(@Argument OrganizationId organization, PageRequest page, Actor actor) {
        var mandates = registrar.overseen(organization, actor).stream()
                .map(mandate -> mandate.id().value())
                .toList();
        var theirs = Criteria.where("event.author.mandate").in(mandates);
        return connections.page(newestFirst(), page, null, null, theirs).map(BodyAct::new);
    }

    // Neither filtered nor ordered by anybody.
    private static Listing<FeedEntry> newestFirst() {
        return Listing.of(
                "acts",
                FeedEntry.class,
                filter -> {},
                order -> order.by("POSITION", "_id").unlessAsked("POSITION", Direction.DESC));
    }

    @SchemaMapping(typeName = "BodyAct")
    String title(BodyAct act, @Argument @Nullable Language language, DataFetchingEnvironment environment) {
        var label = readings.words().act(act.act());
        return label.in(language == null ? Language.of(environment.getLocale()) : language);
    }

    @BatchMapping(typeName = "BodyAct")
    Map<BodyAct, Mandate> mandate(List<BodyAct> acts) {
        var found = registrar.byId(
                acts.stream().map(BodyAct::mandateId).filter(Objects::nonNull).collect(Collectors.toSet()));
        return present(acts, act -> found.get(Objects.requireNonNullElse(act.mandateId(), "")));
    }

    @BatchMapping(typeName = "BodyAct")
    Map<BodyAct, Object> node(List<BodyAct> acts, GraphQLContext context) {
        Actor actor = context.getOrDefault(Actor.class, new Actor.Anonymous());
        var found = nodes.load(acts.stream().map(BodyAct::about).toList(), actor);
        return present(acts, act -> found.get(act.about()));
    }

    private static <T> Map<BodyAct, T> present(List<BodyAct> acts, Function<BodyAct, @Nullable T> part) {
        var present = new HashMap<BodyAct, T>();
        for (var act : acts) {
            var value = part.apply(act);
            if (value != null) {
                present.put(act, value);
            }
        }
        return present;
    }
}
