package pilotregistry.pilot;

import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;
import pilotregistry.batch.CreditTrigger;
import pilotregistry.connection.Connection;
import pilotregistry.connection.Connections;
import pilotregistry.connection.ListRequest;
import pilotregistry.connection.Listing;
import pilotregistry.connection.Reading;
import pilotregistry.ledger.Command;
import pilotregistry.ledger.Decision;
import pilotregistry.ledger.Ledger;
import pilotregistry.ledger.Refusal;
import pilotregistry.reference.SocialCreditCode;

/// The book of audit credits (R20).
@Component
public class CreditBook {

    static final Listing<AuditCredit> CREDITS = Listing.of(
            "auditCredits",
            AuditCredit.class,
            filter -> filter.enumeration("status", "standing.status", CreditStatus.class)
                    .string("socialCreditCode", "enterprise.socialCreditCode")
                    .string("enterprise", "enterprise.name")
                    .bool("demonstration", "demonstration"),
            order -> order.by("SOCIAL_CREDIT_CODE", "enterprise.socialCreditCode")
                    .by("PROVISIONAL_SINCE", "standing.provisional")
                    .unlessAsked("SOCIAL_CREDIT_CODE", Direction.ASC));

    private static final int MOST = 100;

    private static final Comparator<AuditCredit> BY_WORTH = Comparator.comparing(AuditCredit::counts)
            .reversed()
            .thenComparing(AuditCredit::demonstration)
            .thenComparing(AuditCredit::confirmedSince, Comparator.nullsLast(Comparator.reverseOrder()))
            .thenComparing(AuditCredit::provisionalSince, Comparator.nullsLast(Comparator.reverseOrder()))
            .thenComparing(credit -> credit.id().value());

    private final Ledger ledger;
    private final MongoOperations mongo;
    private final Connections connections;

    CreditBook(Ledger ledger, MongoOperations mongo, Connections connections) {
        this.ledger = ledger;
        this.mongo = mongo;
        this.connections = connections;
        var indexes = mongo.indexOps(AuditCredit.class);
        indexes.createIndex(new Index("pilot", Sort.Direction.ASC));
        indexes.createIndex(CREDITS.defaultIndex());
    }

    /// Enters what every enterprise in scope is due; what is entered already, as it should be, stays untouched.
    void credit(Pilot pilot, @Nullable CreditTrigger trigger, Command command) {
        var known = of(pilot).stream().collect(Collectors.toMap(AuditCredit::id, Function.identity()));
        for (var enterprise : pilot.enterprises()) {
            var code = enterprise.socialCreditCode();
            if (code == null) {
                continue;
            }
            var due = AuditCredit.of(pilot, enterprise, code, trigger);
            var entered = known.get(due.id());
            if (entered == null) {
                // Refused only because somebody entered it in this very moment, of an earlier turn perhaps.
                if (!enter(due, command)) {
                    follow(due, command);
                }
            } else if (!entered.sameAs(due)) {
                follow(due, command);
            }
        }
    }

    List<AuditCredit> of(Pilot pilot) {
        return mongo.find(Query.query(Criteria.where("pilot").is(pilot.id())), AuditCredit.class);
    }

    /// All that an enterprise has, those that count before the others, the latest first.
    List<AuditCredit> of(SocialCreditCode code) {
        return mongo
                .find(
                        Query.query(Criteria.where("enterprise.socialCreditCode")
                                        .is(code.value()))
                                .with(Sort.by("demonstration", "standing.status", "_id"))
                                .limit(MOST),
                        AuditCredit.class)
                .stream()
                .sorted(BY_WORTH)
                .toList();
    }

    List<AuditCredit> byId(List<AuditCreditId> ids) {
        return mongo.find(Query.query(Criteria.where("_id").in(ids)), AuditCredit.class);
    }

    /// All of the list, to be read from end to end.
    public Reading reading(ListRequest request) {
        return connections.reading(CREDITS, request, new Criteria());
    }

    Connection<AuditCredit> list(ListRequest request, @Nullable PilotId pilot) {
        return connections.page(
                CREDITS,
                request,
                pilot == null ? new Criteria() : Criteria.where("pilot").is(pilot));
    }

    private boolean enter(AuditCredit due, Command command) {
        return ledger.create(
                        AuditCredit.class,
                        due.id(),
                        command.step(due.id().value()),
                        Refusal.of(EnterPilotErrorCode.ALREADY_ENTERED),
                        () -> Decision.<AuditCredit, EnterPilotErrorCode>done(due))
                .accepted();
    }

    private void follow(AuditCredit due, Command command) {
        ledger.change(
                AuditCredit.class,
                due.id(),
                command.step(due.id().value()),
                EnterPilotErrorCode.VERSION_CONFLICT,
                credit -> credit.follow(due));
    }
}
