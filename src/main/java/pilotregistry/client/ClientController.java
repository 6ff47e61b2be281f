package pilotregistry.client;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;
import pilotregistry.access.Actor;
import pilotregistry.access.FieldClass;
import pilotregistry.access.Role;
import pilotregistry.access.Scope;
import pilotregistry.connection.Connection;
import pilotregistry.connection.Connections;
import pilotregistry.connection.PageRequest;
import pilotregistry.ledger.Command;
import pilotregistry.ledger.Refusal;
import pilotregistry.organization.Directory;
import pilotregistry.organization.Organization;
import pilotregistry.organization.OrganizationId;

/// GraphQL: client programs, for administrators and the bodies they belong to.
@Controller
class ClientController {

    private final ClientOffice office;
    private final ClientUsage usage;
    private final Directory directory;
    private final Connections connections;

    ClientController(ClientOffice office, ClientUsage usage, Directory directory, Connections connections) {
        this.office = office;
        this.usage = usage;
        this.directory = directory;
        this.connections = connections;
    }

    record RegisterClientInput(
            String clientId,
            String name,
            OrganizationId organization,
            List<Scope> scopes,
            FieldClass reads,
            @Nullable Long rate) {}

    record RegisterClientPayload(
            @Nullable Client client, @Nullable String secret, List<Refusal<RegisterClientErrorCode>> errors) {

        @Override
        public String toString() {
            return "RegisterClientPayload" + errors;
        }
    }

    record EditClientInput(
            ClientId id,
            List<Scope> scopes,
            FieldClass reads,
            @Nullable Long rate) {

        ClientTerms instead(ClientTerms now) {
            return new ClientTerms(now.name(), now.organization(), scopes, reads, rate);
        }
    }

    record EditClientPayload(@Nullable Client client, List<Refusal<EditClientErrorCode>> errors) {}

    record RotateClientSecretInput(ClientId id, int overlapHours) {}

    record RotateClientSecretPayload(
            @Nullable Client client, @Nullable String secret, List<Refusal<RotateClientSecretErrorCode>> errors) {

        @Override
        public String toString() {
            return "RotateClientSecretPayload" + errors;
        }
    }

    record SuspendClientInput(ClientId id, String reason) {}

    record SuspendClientPayload(@Nullable Client client, List<Refusal<SuspendClientErrorCode>> errors) {}

    record ResumeClientInput(ClientId id) {}

    record ResumeClientPayload(@Nullable Client client, List<Refusal<ResumeClientErrorCode>> errors) {}

    @QueryMapping
    Connection<Client> clients(PageRequest page, Actor actor) {
        return connections.page(
                "clients", office.visible(actor), client -> client.id().value(), page);
    }

    @MutationMapping
    RegisterClientPayload registerClient(@Argument RegisterClientInput input, Actor actor, Command command) {
        var terms = new ClientTerms(
                input.name().strip(), input.organization(), input.scopes(), input.reads(), input.rate());
        var outcome = office.register(input.clientId(), terms, administering(actor, command));
        return new RegisterClientPayload(
                outcome.decision().aggregate(),
                outcome.secret(),
                outcome.decision().refusals());
    }

    @MutationMapping
    EditClientPayload editClient(@Argument EditClientInput input, Actor actor, Command command) {
        var decision = office.edit(input.id(), input::instead, actor, administering(actor, command));
        return new EditClientPayload(decision.aggregate(), decision.refusals());
    }

    @MutationMapping
    RotateClientSecretPayload rotateClientSecret(
            @Argument RotateClientSecretInput input, Actor actor, Command command) {
        var outcome = office.rotate(input.id(), Duration.ofHours(input.overlapHours()), actor, command);
        return new RotateClientSecretPayload(
                outcome.decision().aggregate(),
                outcome.secret(),
                outcome.decision().refusals());
    }

    @MutationMapping
    SuspendClientPayload suspendClient(@Argument SuspendClientInput input, Actor actor, Command command) {
        var decision = office.suspend(input.id(), input.reason(), actor, administering(actor, command));
        return new SuspendClientPayload(decision.aggregate(), decision.refusals());
    }

    @MutationMapping
    ResumeClientPayload resumeClient(@Argument ResumeClientInput input, Actor actor, Command command) {
        var decision = office.resume(input.id(), actor, administering(actor, command));
        return new ResumeClientPayload(decision.aggregate(), decision.refusals());
    }

    private static Command administering(Actor actor, Command command) {
        var capacity = actor.acting(Scope.ADMIN, any -> true, Role.ADMINISTRATOR);
        return command.under(capacity.id().value());
    }

    @BatchMapping(typeName = "Client")
    Map<Client, Organization> organization(List<Client> clients) {
        var found = directory.byId(clients.stream().map(Client::organizationId).collect(Collectors.toSet()));
        return clients.stream()
                .filter(client -> found.containsKey(client.organizationId()))
                .collect(Collectors.toMap(Function.identity(), client -> found.get(client.organizationId())));
    }

    @BatchMapping(typeName = "Client")
    Map<Client, Instant> lastUsedAt(List<Client> clients) {
        var last = usage.last(clients.stream().map(Client::clientId).toList());
        return clients.stream()
                .filter(client -> last.containsKey(client.clientId()))
                .collect(Collectors.toMap(Function.identity(), client -> last.get(client.clientId())));
    }

    @BatchMapping(typeName = "Client")
    Map<Client, List<ClientUsageDay>> usage(List<Client> clients) {
        var days = usage.days(clients.stream().map(Client::clientId).toList());
        return clients.stream()
                .collect(Collectors.toMap(
                        Function.identity(), client -> days.getOrDefault(client.clientId(), List.of())));
    }
}
