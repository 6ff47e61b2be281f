package pilotregistry.organization;

import static pilotregistry.organization.RegisterOrganizationErrorCode.*;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
import pilotregistry.connection.Connection;
import pilotregistry.connection.Connections;
import pilotregistry.connection.ListRequest;
import pilotregistry.connection.Listing;
import pilotregistry.connection.Reading;
import pilotregistry.ledger.Command;
import pilotregistry.ledger.Decision;
import pilotregistry.ledger.Ledger;
import pilotregistry.ledger.Refusal;
import pilotregistry.reference.ReferenceLists;
import pilotregistry.reference.SocialCreditCode;

/// The bodies that are known: registered, found, listed.
@Component
public class Directory {

    static final Listing<Organization> APPLICANTS = Listing.of(
            "applicants",
            Organization.class,
            filter -> filter.string("name", "profile.name")
                    .enumeration("kind", "profile.kind", OrganizationKind.class)
                    .enumeration("level", "profile.level", OrganizationLevel.class)
                    .string("provinceCode", "profile.provinceCode")
                    .string("socialCreditCode", "profile.socialCreditCode"),
            order -> order.by("NAME", "nameSort")
                    .by("PROVINCE", "profile.provinceCode")
                    .unlessAsked("NAME", Direction.ASC));

    private static final int NAME = 200;

    private final Ledger ledger;
    private final MongoOperations mongo;
    private final Connections connections;
    private final ReferenceLists reference;

    Directory(Ledger ledger, MongoOperations mongo, Connections connections, ReferenceLists reference) {
        this.ledger = ledger;
        this.mongo = mongo;
        this.connections = connections;
        this.reference = reference;
        mongo.indexOps(Organization.class)
                .createIndex(new Index("profile.socialCreditCode", Sort.Direction.ASC)
                        .unique()
                        .sparse());
        mongo.indexOps(Organization.class).createIndex(APPLICANTS.defaultIndex());
    }

    /// Registers a body on the word of its officials.
    ///
    /// @param authorized whether the caller may register bodies of that province
    public Decision<Organization, RegisterOrganizationErrorCode> register(
            Organization.Profile profile, boolean authorized, Command command) {
        return create(profile, command, false, refusals(profile, authorized));
    }

    /// A body known from a document rather than registered by its officials: no credit code is asked for.
    public Organization known(Organization.Profile profile, boolean demonstration, Command command) {
        var decision = create(profile, command, demonstration, List.of());
        return java.util.Objects.requireNonNull(decision.aggregate(), () -> "not registered: " + profile.name());
    }

    public Optional<Organization> find(OrganizationId id) {
        return Optional.ofNullable(mongo.findById(id, Organization.class));
    }

    public Optional<Organization> findByCode(String socialCreditCode) {
        return Optional.ofNullable(mongo.findOne(
                Query.query(Criteria.where("profile.socialCreditCode").is(socialCreditCode)), Organization.class));
    }

    /// The department of this side that recommends for this province, or without one the ministry of this side.
    public Optional<Organization> department(@Nullable String province, Duty duty) {
        return Optional.ofNullable(mongo.findOne(
                Query.query(Criteria.where("profile.provinceCode")
                        .is(province)
                        .and("profile.duty")
                        .is(duty)
                        .and("profile.kind")
                        .is(OrganizationKind.GOVERNMENT_DEPARTMENT)
                        .and("profile.level")
                        .is(province == null ? OrganizationLevel.NATIONAL : OrganizationLevel.PROVINCE)),
                Organization.class));
    }

    public Map<OrganizationId, Organization> byId(Collection<OrganizationId> ids) {
        return mongo.find(Query.query(Criteria.where("_id").in(ids)), Organization.class).stream()
                .collect(Collectors.toMap(Organization::id, Function.identity()));
    }

    Connection<Organization> applicants(ListRequest request) {
        return connections.page(APPLICANTS, request, mayApply());
    }

    /// All of the list of applicants, to be read from end to end.
    public Reading reading(ListRequest request) {
        return connections.reading(APPLICANTS, request, mayApply());
    }

    private static Criteria mayApply() {
        return Criteria.where("profile.kind")
                .ne(OrganizationKind.ENTERPRISE)
                .and("profile.level")
                .ne(OrganizationLevel.NATIONAL);
    }

    private Decision<Organization, RegisterOrganizationErrorCode> create(
            Organization.Profile profile,
            Command command,
            boolean demonstration,
            List<Refusal<RegisterOrganizationErrorCode>> refusals) {
        var id = new OrganizationId(command.newId(OrganizationId.PREFIX));
        return ledger.create(
                Organization.class,
                id,
                command,
                Refusal.of(ALREADY_REGISTERED, "input", "socialCreditCode")
                        .with("code", String.valueOf(profile.socialCreditCode())),
                () -> refusals.isEmpty()
                        ? Decision.done(Organization.register(id, profile.normalized(), demonstration))
                        : Decision.refused(null, refusals));
    }

    private List<Refusal<RegisterOrganizationErrorCode>> refusals(Organization.Profile profile, boolean authorized) {
        var refusals = new ArrayList<Refusal<RegisterOrganizationErrorCode>>();
        if (profile.name().isBlank()) {
            refusals.add(Refusal.of(NAME_MISSING, "input", "name"));
        }
        if (profile.name().length() > NAME) {
            refusals.add(Refusal.of(TOO_LONG, "input", "name")
                    .with("limit", NAME)
                    .with("length", profile.name().length()));
        }
        if (SocialCreditCode.parse(String.valueOf(profile.socialCreditCode())).isEmpty()) {
            refusals.add(Refusal.of(SOCIAL_CREDIT_CODE_INVALID, "input", "socialCreditCode")
                    .with("code", String.valueOf(profile.socialCreditCode())));
        }
        if (reference.province(String.valueOf(profile.provinceCode())).isEmpty()) {
            refusals.add(Refusal.of(UNKNOWN_PROVINCE, "input", "provinceCode")
                    .with("code", String.valueOf(profile.provinceCode())));
        }
        if (profile.divisionCode() != null && !within(profile.divisionCode(), profile.provinceCode())) {
            refusals.add(Refusal.of(UNKNOWN_DIVISION, "input", "divisionCode").with("code", profile.divisionCode()));
        }
        if (!profile.levelFitsKind()) {
            refusals.add(Refusal.of(LEVEL_DOES_NOT_FIT_KIND, "input", "level").by("R10, 通知三"));
        }
        second(profile).ifPresent(refusals::add);
        if (!authorized) {
            refusals.add(Refusal.of(OTHER_PROVINCE, "input", "provinceCode"));
        }
        return refusals;
    }

    // R22: each side of a province has one department, and mandates are given for that one.
    private Optional<Refusal<RegisterOrganizationErrorCode>> second(Organization.Profile profile) {
        if (profile.duty() == null
                || profile.kind() != OrganizationKind.GOVERNMENT_DEPARTMENT
                || profile.level() != OrganizationLevel.PROVINCE) {
            return Optional.empty();
        }
        return department(profile.provinceCode(), profile.duty())
                .map(known -> Refusal.of(DEPARTMENT_KNOWN, "input", "duty")
                        .by("R22, 通知五（一）")
                        .with("name", known.name()));
    }

    private boolean within(String division, @Nullable String province) {
        return reference
                .divisions()
                .place(division)
                .filter(place -> place.province().code().equals(province))
                .isPresent();
    }
}
