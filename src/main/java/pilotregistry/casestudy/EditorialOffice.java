package pilotregistry.casestudy;

import java.time.LocalDate;
import java.time.Year;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import pilotregistry.access.Actor;
import pilotregistry.access.Mandate;
import pilotregistry.access.Role;
import pilotregistry.access.Scope;
import pilotregistry.batch.Policy;
import pilotregistry.ledger.Command;
import pilotregistry.ledger.Decision;
import pilotregistry.ledger.Ledger;
import pilotregistry.ledger.Refusal;
import pilotregistry.organization.Directory;
import pilotregistry.organization.Organization;
import pilotregistry.organization.OrganizationId;
import pilotregistry.pilot.Pilot;
import pilotregistry.pilot.PilotId;
import pilotregistry.pilot.PilotRegister;

/// The office through which a case study goes (案例编审): written, filed, returned, published, taken back.
@Component
class EditorialOffice {

    private final Ledger ledger;
    private final CaseLibrary library;
    private final CaseVersions versions;
    private final CopyDesk copies;
    private final CaseBases bases;
    private final PilotRegister pilots;
    private final Directory directory;

    EditorialOffice(
            Ledger ledger,
            CaseLibrary library,
            CaseVersions versions,
            CopyDesk copies,
            CaseBases bases,
            PilotRegister pilots,
            Directory directory) {
        this.ledger = ledger;
        this.library = library;
        this.versions = versions;
        this.copies = copies;
        this.bases = bases;
        this.pilots = pilots;
        this.directory = directory;
    }

    /// What an author says beside the text itself.
    record Claims(boolean inProgress, boolean qualitative) {

        // A case of an invented pilot is itself invented.
        CaseLabels labels(@Nullable Pilot pilot) {
            return new CaseLabels(inProgress, qualitative, pilot != null && pilot.demonstration());
        }
    }

    /// What an author begins.
    ///
    /// @param author null for the one of the caller's bodies that the pilot is of
    record Order(PilotId pilot, @Nullable OrganizationId author, CaseWording wording, Claims claims) {}

    Decision<CaseStudy, DraftCaseStudyErrorCode> draft(Order order, Actor actor, Command command) {
        var mandate = author(actor, order.author(), order.pilot());
        var id = new CaseStudyId(command.newId(CaseStudyId.PREFIX));
        return ledger.create(
                CaseStudy.class,
                id,
                command.under(mandate.id().value()),
                Refusal.of(DraftCaseStudyErrorCode.DUPLICATE, "input"),
                () -> {
                    var pilot = pilots.find(order.pilot()).orElse(null);
                    var body = directory.find(mandate.organizationId()).orElseThrow();
                    var copy = copies.read(order.wording(), pilot, bases.named(order.wording(), pilot));
                    var refusals = refusals(pilot, body);
                    copy.flaws().forEach(flaw -> refusals.add(flaw.refusal(DraftCaseStudyErrorCode.class)));
                    if (pilot == null || !refusals.isEmpty()) {
                        return Decision.refused(null, refusals);
                    }
                    var entry = new CaseEntry(
                            pilot.id(), pilot.batchId(), body.id(), body.name(), province(pilot, body), command.at());
                    return Decision.done(
                            CaseStudy.draft(id, entry, copy.paper(order.claims().labels(pilot))));
                });
    }

    // The body it names; else the one of its bodies that the pilot is of.
    private Mandate author(Actor actor, @Nullable OrganizationId author, PilotId pilotId) {
        var pilot = author == null ? pilots.find(pilotId).orElse(null) : null;
        var bodies = directory.byId(
                actor.mandates(Role.APPLICANT).map(Mandate::organizationId).toList());
        if (pilot != null) {
            var own = actor.mandates(Role.APPLICANT)
                    .filter(mandate -> isOf(pilot, bodies.get(mandate.organizationId())))
                    .findFirst();
            if (own.isPresent()) {
                return actor.acting(Scope.WRITE, own.get()::equals, Role.APPLICANT);
            }
        }
        return actor.acting(
                Scope.WRITE,
                mandate -> author == null || mandate.organizationId().equals(author),
                Role.APPLICANT);
    }

    private static List<Refusal<DraftCaseStudyErrorCode>> refusals(@Nullable Pilot pilot, Organization body) {
        var refusals = new ArrayList<Refusal<DraftCaseStudyErrorCode>>();
        if (pilot == null) {
            refusals.add(Refusal.of(DraftCaseStudyErrorCode.UNKNOWN_PILOT, "input", "pilot"));
            return refusals;
        }
        if (!isOf(pilot, body)) {
            refusals.add(Refusal.of(DraftCaseStudyErrorCode.NOT_OF_THE_PILOT, "input", "author")
                    .with("body", body.name()));
        }
        if (province(pilot, body) == null) {
            refusals.add(Refusal.of(DraftCaseStudyErrorCode.PROVINCE_UNKNOWN, "input", "pilot"));
        }
        return refusals;
    }

    private static boolean isOf(Pilot pilot, @Nullable Organization body) {
        return body != null && (CaseTies.is(body, pilot.applicant()) || CaseTies.is(body, pilot.implementer()));
    }

    private static @Nullable String province(Pilot pilot, Organization body) {
        var lead = pilot.profile().leadProvince();
        return lead == null ? body.provinceCode() : lead;
    }

    Decision<CaseStudy, EditCaseStudyErrorCode> edit(
            CaseStudyId id, CaseWording wording, Claims claims, Actor actor, Command command) {
        var seen = library.visible(id, actor);
        var mandate = CaseAccess.author(actor, seen);
        var pilot = seen.pilotId() == null ? null : pilots.find(seen.pilotId()).orElse(null);
        return ledger.change(
                CaseStudy.class,
                id,
                command.under(mandate.id().value()),
                EditCaseStudyErrorCode.VERSION_CONFLICT,
                study -> {
                    var copy = copies.read(wording, pilot, bases.named(wording, pilot));
                    var refusals = new ArrayList<Refusal<EditCaseStudyErrorCode>>();
                    copy.flaws().forEach(flaw -> refusals.add(flaw.refusal(EditCaseStudyErrorCode.class)));
                    return refusals.isEmpty() ? study.edit(copy.paper(claims.labels(pilot))) : refusals;
                });
    }

    Decision<CaseStudy, FileCaseStudyErrorCode> file(CaseStudyId id, Actor actor, Command command) {
        var mandate = CaseAccess.author(actor, library.visible(id, actor));
        return ledger.change(
                CaseStudy.class,
                id,
                command.under(mandate.id().value()),
                FileCaseStudyErrorCode.VERSION_CONFLICT,
                study -> study.file(
                        bases.of(study), command.at(), command.author().subject()));
    }

    Decision<CaseStudy, ReturnCaseStudyErrorCode> returnToAuthor(
            CaseStudyId id, String reason, Actor actor, Command command) {
        var mandate = CaseAccess.returning(actor, library.visible(id, actor));
        var why = new CaseRound.Return(command.at(), command.author().subject(), reason.strip());
        return ledger.change(
                CaseStudy.class,
                id,
                command.under(mandate.id().value()),
                ReturnCaseStudyErrorCode.VERSION_CONFLICT,
                study -> study.returnToAuthor(why));
    }

    /// Publishes it; a number that another took meanwhile is given up for the next.
    Decision<CaseStudy, PublishCaseStudyErrorCode> publish(CaseStudyId id, Actor actor, Command command) {
        library.visible(id, actor);
        var mandate = CaseAccess.ministry(actor);
        var publisher = new Publisher(mandate.organizationId(), command.author().subject());
        var year = Year.from(LocalDate.ofInstant(command.at(), Policy.ZONE)).getValue();
        while (true) {
            var number = CaseNumber.of(year, library.lastNumber(year) + 1);
            try {
                return kept(ledger.change(
                        CaseStudy.class,
                        id,
                        command.under(mandate.id().value()),
                        PublishCaseStudyErrorCode.VERSION_CONFLICT,
                        study -> {
                            versions.keep(study);
                            return study.publish(bases.of(study), number, command.at(), publisher);
                        }));
            } catch (DuplicateKeyException taken) {
                if (library.findByNumber(number.text()).isEmpty()) {
                    throw taken;
                }
            }
        }
    }

    private Decision<CaseStudy, PublishCaseStudyErrorCode> kept(
            Decision<CaseStudy, PublishCaseStudyErrorCode> decision) {
        if (decision.accepted()) {
            versions.keep(Objects.requireNonNull(decision.aggregate()));
        }
        return decision;
    }

    Decision<CaseStudy, RetractCaseStudyErrorCode> retract(
            CaseStudyId id, String reason, Actor actor, Command command) {
        library.visible(id, actor);
        var mandate = CaseAccess.ministry(actor);
        return ledger.change(
                CaseStudy.class,
                id,
                command.under(mandate.id().value()),
                RetractCaseStudyErrorCode.VERSION_CONFLICT,
                study -> {
                    versions.keep(study);
                    return study.retract(reason, command.at(), command.author().subject());
                });
    }
}
