package pilotregistry.access;

import graphql.schema.DataFetchingEnvironment;
import graphql.schema.GraphQLFieldDefinition;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;
import pilotregistry.connection.Connection;
import pilotregistry.connection.Connections;
import pilotregistry.connection.PageRequest;
import pilotregistry.ledger.Command;
import pilotregistry.ledger.Decision;
import pilotregistry.ledger.Refusal;
import pilotregistry.organization.Directory;
import pilotregistry.organization.Duty;
import pilotregistry.organization.Organization;
import pilotregistry.organization.OrganizationId;
import pilotregistry.organization.OrganizationKind;
import pilotregistry.organization.OrganizationLevel;
import pilotregistry.organization.RegisterOrganizationErrorCode;

/// GraphQL: the caller, the bodies it registers, the mandates it grants.
@Controller
class AccessController {

    private final Directory directory;
    private final Registrar registrar;
    private final Connections connections;
    private final Clock clock;

    AccessController(Directory directory, Registrar registrar, Connections connections, Clock clock) {
        this.directory = directory;
        this.registrar = registrar;
        this.connections = connections;
        this.clock = clock;
    }

    record Viewer(
            boolean recognized,
            @Nullable String subject,
            @Nullable String name,
            @Nullable String client,
            Set<String> scopes,
            FieldClass reads,
            List<Mandate> mandates,
            List<String> mutations) {}

    record RegisterOrganizationInput(
            String name,
            OrganizationKind kind,
            OrganizationLevel level,
            String socialCreditCode,
            String provinceCode,
            @Nullable String divisionCode,
            @Nullable Duty duty) {}

    record RegisterOrganizationPayload(
            @Nullable Organization organization, List<Refusal<RegisterOrganizationErrorCode>> errors) {}

    record GrantMandateInput(
            String holder,
            OrganizationId organization,
            Role role,
            boolean mayGrant,
            @Nullable Instant from,
            @Nullable Instant until) {}

    record GrantMandatePayload(@Nullable Mandate mandate, List<Refusal<GrantMandateErrorCode>> errors) {}

    record RevokeMandateInput(MandateId id, String reason) {}

    record RevokeMandatePayload(@Nullable Mandate mandate, List<Refusal<RevokeMandateErrorCode>> errors) {}

    @QueryMapping
    Viewer viewer(Actor actor, DataFetchingEnvironment environment) {
        var mutations = mutations(actor, environment);
        return switch (actor) {
            case Actor.Anonymous() ->
                new Viewer(false, null, null, null, Set.of(), actor.reads(), List.of(), mutations);
            case Actor.Identified(var subject, var name, var client, var scopes, var mandates) ->
                new Viewer(true, subject, name, client, scopes, actor.reads(), mandates, mutations);
        };
    }

    @QueryMapping
    Connection<Mandate> mandates(
            @Argument OrganizationId organization, @Argument boolean holding, PageRequest page, Actor actor) {
        var now = clock.instant();
        var overseen = registrar.overseen(organization, actor).stream()
                .filter(mandate -> !holding || mandate.holdsAt(now))
                .toList();
        var list = "mandates " + organization + " " + holding;
        return connections.page(list, overseen, mandate -> mandate.id().value(), page);
    }

    @MutationMapping
    RegisterOrganizationPayload registerOrganization(
            @Argument RegisterOrganizationInput input, Actor actor, Command command) {
        var profile = new Organization.Profile(
                input.name(),
                input.kind(),
                input.level(),
                input.socialCreditCode(),
                input.provinceCode(),
                input.divisionCode(),
                input.duty());
        var capacity = actor.mandates(Role.values())
                .filter(mandate -> mandate.registersBodiesOf(input.provinceCode()))
                .findFirst();
        var decision = directory.register(
                profile,
                capacity.isPresent(),
                capacity.map(mandate -> command.under(mandate.id().value())).orElse(command));
        return new RegisterOrganizationPayload(decision.aggregate(), decision.refusals());
    }

    @MutationMapping
    GrantMandatePayload grantMandate(@Argument GrantMandateInput input, Actor actor, Command command) {
        var wish = new Mandate.Grant(
                input.holder(),
                input.organization(),
                null,
                input.role(),
                input.mayGrant(),
                input.from() == null ? command.at() : input.from(),
                input.until(),
                command.author().subject());
        Decision<Mandate, GrantMandateErrorCode> decision = registrar.grant(wish, actor, command);
        return new GrantMandatePayload(decision.aggregate(), decision.refusals());
    }

    @MutationMapping
    RevokeMandatePayload revokeMandate(@Argument RevokeMandateInput input, Actor actor, Command command) {
        var decision = registrar.revoke(input.id(), input.reason(), actor, command);
        return new RevokeMandatePayload(decision.aggregate(), decision.refusals());
    }

    @BatchMapping(typeName = "Mandate")
    Map<Mandate, Organization> organization(List<Mandate> mandates) {
        var found =
                directory.byId(mandates.stream().map(Mandate::organizationId).collect(Collectors.toSet()));
        return mandates.stream()
                .filter(mandate -> found.containsKey(mandate.organizationId()))
                .collect(Collectors.toMap(mandate -> mandate, mandate -> found.get(mandate.organizationId())));
    }

    // The schema says of each mutation what it needs: read from there, it cannot differ from what is enforced.
    private static List<String> mutations(Actor actor, DataFetchingEnvironment environment) {
        return Objects.requireNonNull(environment.getGraphQLSchema().getMutationType()).getFieldDefinitions().stream()
                .filter(field -> allowed(field, actor))
                .map(GraphQLFieldDefinition::getName)
                .toList();
    }

    private static boolean allowed(GraphQLFieldDefinition mutation, Actor actor) {
        var mandated = mutation.getAppliedDirective("mandated");
        if (mandated == null) {
            return true;
        }
        List<String> roles =
                Objects.requireNonNull(mandated.getArgument("roles")).getValue();
        String scope = Objects.requireNonNull(mandated.getArgument("scope")).getValue();
        return actor.has(Scope.valueOf(scope))
                && actor.is(roles.stream().map(Role::valueOf).toArray(Role[]::new));
    }
}
