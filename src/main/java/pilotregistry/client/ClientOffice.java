package pilotregistry.client;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;
import pilotregistry.access.Actor;
import pilotregistry.access.Forbidden;
import pilotregistry.access.Mandate;
import pilotregistry.access.Role;
import pilotregistry.access.Scope;
import pilotregistry.ledger.Command;
import pilotregistry.ledger.Decision;
import pilotregistry.ledger.Ledger;
import pilotregistry.ledger.NotVisible;
import pilotregistry.ledger.Refusal;
import pilotregistry.organization.Directory;

/// The office that lets client programs in: registers and edits them, gives them secrets, suspends and resumes them.
@Component
class ClientOffice {

    private static final String ORGANIZATION = "terms.organization";

    private final Ledger ledger;
    private final MongoOperations mongo;
    private final Directory directory;
    private final ClientMandates mandates;
    private final Issuer issuer;

    ClientOffice(Ledger ledger, MongoOperations mongo, Directory directory, ClientMandates mandates, Issuer issuer) {
        this.ledger = ledger;
        this.mongo = mongo;
        this.directory = directory;
        this.mandates = mandates;
        this.issuer = issuer;
        mongo.indexOps(Client.class).createIndex(new Index(ORGANIZATION, Direction.ASC));
    }

    /// What came of an act, with the secret it made; null where it made none, or was done before under the same key.
    record Outcome<C extends Enum<C>>(
            Decision<Client, C> decision, @Nullable IssuedSecret issued) {

        @Nullable
        String secret() {
            var client = decision.aggregate();
            return issued != null && client != null && client.newest().key().equals(issued.key())
                    ? issued.secret()
                    : null;
        }
    }

    /// A secret that is made at most once, however often the decision is.
    private static final class Once {

        private @Nullable IssuedSecret issued;
    }

    Outcome<RegisterClientErrorCode> register(String clientId, ClientTerms terms, Command command) {
        var id = ClientId.of(clientId);
        var taken = Refusal.of(RegisterClientErrorCode.CLIENT_ID_TAKEN, "input", "clientId")
                .with("clientId", clientId);
        var once = new Once();
        var decision = ledger.create(Client.class, id, command, taken, () -> {
            var refusals = flaws(clientId, terms, taken, command);
            if (!refusals.isEmpty()) {
                return Decision.refused(null, refusals);
            }
            var issued = issued(id, terms, command);
            if (issued.isEmpty()) {
                return Decision.refused(null, List.of(taken));
            }
            once.issued = issued.get();
            return Decision.done(Client.register(id, terms, issued.get(), command.at()));
        });
        // After it is written: whoever came too late for the name gives no mandate to the client that has it.
        var client = decision.accepted() ? decision.aggregate() : null;
        return new Outcome<>(client == null ? decision : mandates.grant(client, command), once.issued);
    }

    private Optional<IssuedSecret> issued(ClientId id, ClientTerms terms, Command command) {
        var act = command.newId("act");
        if (command.validateOnly()) {
            return issuer.free(id, act) ? Optional.of(new IssuedSecret("", "", null)) : Optional.empty();
        }
        return issuer.register(id, terms, act);
    }

    private List<Refusal<RegisterClientErrorCode>> flaws(
            String clientId, ClientTerms terms, Refusal<RegisterClientErrorCode> taken, Command command) {
        var refusals = new ArrayList<>(terms.flaws(clientId));
        if (!issuer.administered()) {
            refusals.add(Refusal.of(RegisterClientErrorCode.ISSUER_NOT_ADMINISTERED, "input"));
        }
        if (directory.find(terms.organization()).isEmpty()) {
            refusals.add(Refusal.of(RegisterClientErrorCode.UNKNOWN_ORGANIZATION, "input", "organization"));
        }
        refusals.addAll(mandates.flaws(clientId, terms.organization(), command.at(), taken));
        return refusals;
    }

    /// @param wish what it is registered for, made of what it is registered for now
    Decision<Client, EditClientErrorCode> edit(
            ClientId id, UnaryOperator<ClientTerms> wish, Actor actor, Command command) {
        var decision = ledger.change(
                Client.class,
                find(id, actor).id(),
                command,
                EditClientErrorCode.VERSION_CONFLICT,
                client -> client.edit(wish.apply(client.terms()), issuer.administered()));
        settle(decision, command);
        return decision;
    }

    /// Records first that it rotates, which one call alone does at a time; the issuer is asked by that one only. Where
    /// it is cut off, nobody was told a secret, and another rotation may begin when the time of this one is over.
    Outcome<RotateClientSecretErrorCode> rotate(ClientId id, Duration overlap, Actor actor, Command command) {
        var own = command.under(capacity(find(id, actor), actor).id().value());
        var key = UUID.randomUUID().toString();
        var begun = change(id, own, client -> rotating(client, key, overlap, own));
        settle(begun, own);
        var client = begun.aggregate();
        if (client == null || !begun.accepted() || own.validateOnly()) {
            return new Outcome<>(begun, null);
        }
        if (!client.newest().key().equals(key)) {
            return new Outcome<>(Decision.refused(client, client.unfinished()), null);
        }
        var issued = issuer.rotate(client, overlap, own.at());
        return new Outcome<>(change(id, own.step("issued"), it -> it.rotated(issued, own.at())), issued);
    }

    private Decision<Client, RotateClientSecretErrorCode> change(
            ClientId id, Command command, Function<Client, List<Refusal<RotateClientSecretErrorCode>>> how) {
        return ledger.change(Client.class, id, command, RotateClientSecretErrorCode.VERSION_CONFLICT, how);
    }

    private List<Refusal<RotateClientSecretErrorCode>> rotating(
            Client client, String key, Duration overlap, Command command) {
        var refusals = new ArrayList<>(client.rotation(overlap, command.at()));
        if (!issuer.administered()) {
            refusals.add(Refusal.of(RotateClientSecretErrorCode.ISSUER_NOT_ADMINISTERED, "input"));
        } else if (overlap.isPositive() && !issuer.overlaps(client.id())) {
            refusals.add(Refusal.of(RotateClientSecretErrorCode.OVERLAP_NOT_OFFERED, "input", "overlapHours"));
        }
        if (refusals.isEmpty()) {
            client.rotating(key, command.at());
        }
        return refusals;
    }

    Decision<Client, SuspendClientErrorCode> suspend(ClientId id, String reason, Actor actor, Command command) {
        var wish = new Client.Suspension(command.at(), command.author().subject(), reason);
        var decision = ledger.change(
                Client.class,
                find(id, actor).id(),
                command,
                SuspendClientErrorCode.VERSION_CONFLICT,
                client -> client.suspend(wish));
        settle(decision, command);
        return decision;
    }

    Decision<Client, ResumeClientErrorCode> resume(ClientId id, Actor actor, Command command) {
        var decision = ledger.change(
                Client.class, find(id, actor).id(), command, ResumeClientErrorCode.VERSION_CONFLICT, Client::resume);
        settle(decision, command);
        return decision;
    }

    // Whatever came of it: an issuer that was not told before is told when it is tried again. It is told what stands,
    // and again where that changed meanwhile, so that whoever tells it last tells it what is so.
    private void settle(Decision<Client, ?> decision, Command command) {
        var decided = decision.aggregate();
        if (decided == null || command.validateOnly()) {
            return;
        }
        var now = mongo.findById(decided.id(), Client.class);
        Client told = null;
        while (now != null && (told == null || told.version() != now.version())) {
            told = now;
            issuer.settle(told);
            now = mongo.findById(told.id(), Client.class);
        }
    }

    // An administrator; or the program itself, which shows with its token that it has a secret.
    private static Mandate capacity(Client client, Actor actor) {
        var itself = actor.identified()
                .filter(identified -> client.clientId().equals(identified.subject()))
                .isPresent();
        return actor.mandates(Role.ADMINISTRATOR, Role.PARTNER)
                .filter(mandate -> mandate.role() == Role.ADMINISTRATOR
                        ? actor.has(Scope.ADMIN)
                        : itself && mandate.organizationId().equals(client.organizationId()))
                .findFirst()
                .orElseThrow(Forbidden::mandate);
    }

    private Client find(ClientId id, Actor actor) {
        return visible(List.of(id), actor).stream().findFirst().orElseThrow(NotVisible::new);
    }

    List<Client> visible(Collection<ClientId> ids, Actor actor) {
        return mongo.find(Query.query(Criteria.where("_id").in(ids)), Client.class).stream()
                .filter(client -> sees(actor, client))
                .toList();
    }

    /// All that the actor may see, by name.
    List<Client> visible(Actor actor) {
        if (!actor.has(Scope.READ) || !actor.is(Role.values())) {
            return List.of();
        }
        var bodies = actor.mandates(Role.values()).map(Mandate::organizationId).toList();
        var where = actor.is(Role.ADMINISTRATOR)
                ? new Query()
                : Query.query(Criteria.where(ORGANIZATION).in(bodies));
        return mongo.find(where.with(Sort.by("_id")), Client.class);
    }

    private static boolean sees(Actor actor, Client client) {
        return actor.has(Scope.READ)
                && (actor.is(Role.ADMINISTRATOR) || actor.actsFor(client.organizationId(), Role.values()));
    }
}
