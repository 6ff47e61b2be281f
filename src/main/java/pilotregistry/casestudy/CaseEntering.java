package pilotregistry.casestudy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import pilotregistry.ledger.Command;
import pilotregistry.ledger.Decision;
import pilotregistry.ledger.Fingerprint;
import pilotregistry.ledger.Ledger;
import pilotregistry.ledger.Refusal;
import pilotregistry.organization.OrganizationId;
import pilotregistry.sheet.ImportFinding;
import pilotregistry.sheet.ImportFindingCode;
import pilotregistry.sheet.ImportOutcome;
import pilotregistry.sheet.ImportedRow;

/// Takes rows in as published cases of one body: known by their keys, so that a file may come again; what says
/// otherwise by then becomes the next version.
final class CaseEntering {

    private final Ledger ledger;
    private final CaseLibrary library;
    private final CaseVersions versions;
    private final Importer importer;

    /// Who imports.
    ///
    /// @param body null for the registry itself
    record Importer(@Nullable OrganizationId body, String name) {}

    private enum EnterCaseErrorCode {
        TAKEN,
        VERSION_CONFLICT
    }

    CaseEntering(Ledger ledger, CaseLibrary library, CaseVersions versions, Importer importer) {
        this.ledger = ledger;
        this.library = library;
        this.versions = versions;
        this.importer = importer;
    }

    CaseNumbers numbers() {
        return new CaseNumbers(library);
    }

    /// In their order; the database is asked for all of them at once.
    List<ImportedRow> enter(List<CaseRow> rows, CaseNumbers numbers, Command command) {
        var known = library.byId(rows.stream()
                .map(CaseRow::source)
                .filter(Objects::nonNull)
                .map(this::id)
                .toList());
        var published = new ArrayList<CaseStudy>();
        var done = rows.stream()
                .map(row -> row.paper() == null || row.source() == null
                        ? row.refused()
                        : entered(row, row.paper(), row.source(), new State(known, numbers, published), command))
                .toList();
        versions.keep(published);
        return done;
    }

    /// What one pass knows and has done.
    private record State(Map<CaseStudyId, CaseStudy> known, CaseNumbers numbers, List<CaseStudy> published) {

        State with(CaseStudy winner) {
            var more = new HashMap<>(known);
            more.put(winner.id(), winner);
            return new State(more, numbers, published);
        }
    }

    private ImportedRow entered(CaseRow row, CasePaper paper, CaseSource source, State state, Command command) {
        var study = state.known.get(id(source));
        if (study == null) {
            return created(row, paper, source, state, command);
        }
        var publication = study.publication();
        if (publication == null) {
            return row.refused(ImportFinding.of(row.number(), null, ImportFindingCode.CASE_RETRACTED, source.key())
                    .with("number", String.valueOf(study.number())));
        }
        if (publication.sha256().equals(paper.sha256())) {
            return row.entered(ImportOutcome.UNCHANGED, study.id());
        }
        return command.validateOnly()
                ? row.entered(ImportOutcome.CHANGED, study.id())
                : changed(row, paper, source, study, state, command);
    }

    private ImportedRow created(CaseRow row, CasePaper paper, CaseSource source, State state, Command command) {
        if (command.validateOnly()) {
            return row.entered(ImportOutcome.CREATED, null);
        }
        var id = id(source);
        while (true) {
            var number = state.numbers.next(command.at());
            var first = CasePublication.after(null, paper, false, source, command.at(), publisher(command));
            var entry = new CaseEntry(null, null, importer.body(), importer.name(), null, command.at());
            var decision = ledger.create(
                    CaseStudy.class,
                    id,
                    command.step(id.value()),
                    Refusal.of(EnterCaseErrorCode.TAKEN),
                    () -> Decision.done(CaseStudy.imported(id, entry, number, first)));
            if (decision.aggregate() != null) {
                state.published.add(decision.aggregate());
                return row.entered(ImportOutcome.CREATED, id);
            }
            var winner = library.find(id);
            if (winner.isPresent()) {
                return entered(row, paper, source, state.with(winner.get()), command);
            }
            state.numbers.overtaken();
        }
    }

    private ImportedRow changed(
            CaseRow row, CasePaper paper, CaseSource source, CaseStudy study, State state, Command command) {
        var decision = ledger.change(
                CaseStudy.class,
                study.id(),
                command.step(study.id().value()),
                EnterCaseErrorCode.VERSION_CONFLICT,
                current -> {
                    versions.keep(List.of(current));
                    current.reissue(paper, source, command.at(), publisher(command));
                    return List.of();
                });
        state.published.add(Objects.requireNonNull(decision.aggregate()));
        return row.entered(ImportOutcome.CHANGED, study.id());
    }

    private Publisher publisher(Command command) {
        return new Publisher(importer.body(), command.author().subject());
    }

    /// Always the same for one key of one body.
    private CaseStudyId id(CaseSource source) {
        var body = importer.body() == null ? "" : importer.body().value();
        return new CaseStudyId(CaseStudyId.PREFIX + "_"
                + Fingerprint.of(List.of(body, source.key())).substring(0, 32));
    }
}
