package pilotregistry.access;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;
import pilotregistry.ledger.Command;
import pilotregistry.ledger.Decision;
import pilotregistry.ledger.Ledger;
import pilotregistry.ledger.NotVisible;
import pilotregistry.ledger.Refusal;
import pilotregistry.organization.Organization;
import pilotregistry.organization.OrganizationId;

/// The office that grants and revokes mandates.
@Component
public class Registrar {

    private final Ledger ledger;
    private final MongoOperations mongo;

    Registrar(Ledger ledger, MongoOperations mongo) {
        this.ledger = ledger;
        this.mongo = mongo;
    }

    /// Grants a mandate.
    ///
    /// @param authorized whether whoever asks may grant for that body
    public Decision<Mandate, GrantMandateErrorCode> grant(Mandate.Grant wish, boolean authorized, Command command) {
        return grant(
                wish,
                authorized
                        ? List.of()
                        : List.of(Refusal.of(GrantMandateErrorCode.NOT_YOURS_TO_GRANT, "input", "organization")
                                .with("role", wish.role())),
                command);
    }

    Decision<Mandate, GrantMandateErrorCode> grant(Mandate.Grant wish, Actor actor, Command command) {
        var capacity = Granting.capacity(actor, wish).orElse(null);
        return grant(wish, Granting.beyond(capacity, wish), under(command, capacity));
    }

    private Decision<Mandate, GrantMandateErrorCode> grant(
            Mandate.Grant wish, List<Refusal<GrantMandateErrorCode>> objections, Command command) {
        var id = new MandateId(command.newId(MandateId.PREFIX));
        var duplicate = Refusal.of(GrantMandateErrorCode.DUPLICATE, "input")
                .with("holder", wish.holder().strip())
                .with("role", wish.role());
        return ledger.create(Mandate.class, id, command, duplicate, () -> {
            var organization = mongo.findById(wish.organization(), Organization.class);
            var refusals = new ArrayList<>(objections);
            refusals.addAll(Granting.flaws(wish, organization));
            if (organization == null || !refusals.isEmpty()) {
                return Decision.refused(null, refusals);
            }
            var placed = placed(wish, organization);
            var earlier = mongo.find(alike(placed), Mandate.class);
            return earlier.stream().allMatch(mandate -> mandate.leavesRoomFor(placed))
                    ? Decision.done(Mandate.grant(id, placed, earlier.size()))
                    : Decision.refused(null, List.of(duplicate));
        });
    }

    /// All that this holder was ever granted for this body in this role.
    static Query alike(Mandate.Grant grant) {
        return Query.query(Criteria.where("grant.holder")
                .is(grant.holder())
                .and("grant.organization")
                .is(grant.organization())
                .and("grant.role")
                .is(grant.role()));
    }

    Decision<Mandate, RevokeMandateErrorCode> revoke(MandateId id, String reason, Actor actor, Command command) {
        var mandate = mongo.findById(id, Mandate.class);
        if (mandate == null) {
            throw new NotVisible();
        }
        var capacity = Granting.ending(actor, mandate.grant()).orElseThrow(NotVisible::new);
        return ledger.change(
                Mandate.class,
                id,
                under(command, capacity),
                RevokeMandateErrorCode.VERSION_CONFLICT,
                current -> current.revoke(command.at(), command.author().subject(), reason));
    }

    List<Mandate> visible(List<MandateId> ids, Actor actor) {
        return mongo.find(Query.query(Criteria.where("_id").in(ids)), Mandate.class).stream()
                .filter(mandate -> holds(actor, mandate)
                        || Granting.capacity(actor, mandate.organizationId(), mandate.role())
                                .isPresent())
                .toList();
    }

    /// All mandates of a body that the actor might grant the like of, ended ones included, the newest first.
    ///
    /// @throws NotVisible where there is no such body
    /// @throws Forbidden where the actor is not in charge of any
    public List<Mandate> overseen(OrganizationId body, Actor actor) {
        actor.requireScope(Scope.READ);
        if (!mongo.exists(Query.query(Criteria.where("_id").is(body)), Organization.class)) {
            throw new NotVisible();
        }
        var roles = Stream.of(Role.values())
                .filter(role -> Granting.capacity(actor, body, role).isPresent())
                .toList();
        if (roles.isEmpty()) {
            throw Forbidden.mandate();
        }
        return mongo.find(
                Query.query(Criteria.where("grant.organization")
                                .is(body)
                                .and("grant.role")
                                .in(roles))
                        .with(Sort.by(Sort.Direction.DESC, "grant.from", "_id")),
                Mandate.class);
    }

    /// For the record of who acted: in which capacity is no secret where the act is none.
    public Map<String, Mandate> byId(Collection<String> ids) {
        return mongo.find(Query.query(Criteria.where("_id").in(ids)), Mandate.class).stream()
                .collect(Collectors.toMap(mandate -> mandate.id().value(), Function.identity()));
    }

    private static Command under(Command command, @Nullable Mandate capacity) {
        return capacity == null ? command : command.under(capacity.id().value());
    }

    private static boolean holds(Actor actor, Mandate mandate) {
        return actor.identified()
                .filter(identified -> identified.subject().equals(mandate.holder()))
                .isPresent();
    }

    private static Mandate.Grant placed(Mandate.Grant wish, Organization organization) {
        return new Mandate.Grant(
                wish.holder().strip(),
                wish.organization(),
                organization.provinceCode(),
                wish.role(),
                wish.mayGrant(),
                wish.from(),
                wish.until(),
                wish.grantedBy());
    }
}
