package pilotregistry.client;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;
import pilotregistry.access.Mandate;
import pilotregistry.access.Registrar;
import pilotregistry.access.Role;
import pilotregistry.ledger.Command;
import pilotregistry.ledger.Decision;
import pilotregistry.ledger.Refusal;
import pilotregistry.organization.OrganizationId;

/// The mandates under which client programs act: each that of a partner, for its own body.
@Component
class ClientMandates {

    private final Registrar registrar;
    private final MongoOperations mongo;

    ClientMandates(Registrar registrar, MongoOperations mongo) {
        this.registrar = registrar;
        this.mongo = mongo;
    }

    /// What the mandates that this name holds already have against a client of this body.
    ///
    /// @param taken what to answer where it is the name of somebody else
    List<Refusal<RegisterClientErrorCode>> flaws(
            String clientId, OrganizationId body, Instant at, Refusal<RegisterClientErrorCode> taken) {
        var refusals = new ArrayList<Refusal<RegisterClientErrorCode>>();
        // Its tokens have its name as subject: it must not be taken for somebody who holds mandates.
        if (held(clientId).stream().anyMatch(mandate -> !ofPartner(mandate, body))) {
            refusals.add(taken);
        }
        refusals.addAll(limits(clientId, body, at));
        return refusals;
    }

    /// Gives a registered client its mandate; done again it is the same one.
    ///
    /// @return with the reason where it may not act at once and for good
    Decision<Client, RegisterClientErrorCode> grant(Client client, Command command) {
        var granted = registrar.grant(
                new Mandate.Grant(
                        client.clientId(),
                        client.organizationId(),
                        null,
                        Role.PARTNER,
                        false,
                        command.at(),
                        null,
                        command.author().subject()),
                true,
                command.step("mandate"));
        return granted.accepted()
                ? Decision.done(client)
                : Decision.refused(client, limits(client.clientId(), client.organizationId(), command.at()));
    }

    // One without an end that has begun is what it needs; one that is over leaves room for that.
    private List<Refusal<RegisterClientErrorCode>> limits(String clientId, OrganizationId body, Instant at) {
        return held(clientId).stream()
                .filter(mandate -> ofPartner(mandate, body) && mandate.revocation() == null)
                .filter(mandate -> {
                    var until = mandate.until();
                    return until == null ? mandate.from().isAfter(at) : until.isAfter(at);
                })
                .limit(1)
                .map(mandate -> Refusal.of(RegisterClientErrorCode.MANDATE_LIMITED, "input", "clientId")
                        .with("clientId", clientId)
                        .with("mandate", mandate.id().value()))
                .toList();
    }

    private List<Mandate> held(String clientId) {
        return mongo.find(Query.query(Criteria.where("grant.holder").is(clientId)), Mandate.class);
    }

    private static boolean ofPartner(Mandate mandate, OrganizationId body) {
        return mandate.role() == Role.PARTNER && mandate.organizationId().equals(body);
    }
}
