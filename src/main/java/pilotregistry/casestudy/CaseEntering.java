package pilotregistry.casestudy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import pilotregistry.ledger.Command;
import pilotregistry.ledger.Decision;
import pilotregistry.ledger.Fingerprint;
import pilotregistry.ledger.Ledger;
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

    /// Why a version is not added to a case that was looked at before: what another did meanwhile.
    enum Overtaken {
        VERSION_CONFLICT,
        RETRACTED,
        UNCHANGED
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

    /// In their order; the database is asked for all of them at once, and is given all that are new at once.
    List<ImportedRow> enter(List<CaseRow> rows, CaseNumbers numbers, Command command) {
        var fit = rows.stream().flatMap(row -> Stream.ofNullable(fit(row))).toList();
        var known = library.byId(fit.stream().map(Fit::id).toList());
        var fresh = fit.stream().filter(each -> !known.containsKey(each.id())).toList();
        var published = new HashMap<CaseStudyId, CaseStudy>();
        if (!command.validateOnly()) {
            known.putAll(created(fresh, numbers, published, command));
        }
        var done = new HashMap<Integer, ImportedRow>();
        for (var each : fit) {
            done.put(
                    each.row().number(),
                    published.containsKey(each.id())
                            ? each.row().entered(ImportOutcome.CREATED, each.id())
                            : entered(each, known.get(each.id()), published, command));
        }
        versions.keep(List.copyOf(published.values()));
        return rows.stream()
                .map(row -> done.getOrDefault(row.number(), row.refused()))
                .toList();
    }

    /// A row that nothing refuses, and the case it stands for.
    private record Fit(CaseStudyId id, CaseRow row, CaseSource source, CasePaper paper) {}

    private @Nullable Fit fit(CaseRow row) {
        var source = row.source();
        var paper = row.paper();
        return source == null || paper == null ? null : new Fit(id(source), row, source, paper);
    }

    /// Publishes new ones; a number that another import took meanwhile is not theirs, and the next is given.
    ///
    /// @return those that another import published meanwhile
    private Map<CaseStudyId, CaseStudy> created(
            List<Fit> fresh, CaseNumbers numbers, Map<CaseStudyId, CaseStudy> published, Command command) {
        var others = new HashMap<CaseStudyId, CaseStudy>();
        var waiting = fresh;
        while (!waiting.isEmpty()) {
            var numbered = waiting.stream()
                    .map(each -> new Numbered(each, numbers.next(command.at())))
                    .toList();
            var studies = numbered.parallelStream()
                    .map(each -> imported(each.fit(), each.number(), command))
                    .toList();
            ledger.createAll(CaseStudy.class, studies, command).forEach(study -> published.put(study.id(), study));
            var left = waiting.stream()
                    .filter(each -> !published.containsKey(each.id()))
                    .toList();
            if (!left.isEmpty()) {
                others.putAll(library.byId(left.stream().map(Fit::id).toList()));
                numbers.overtaken();
            }
            waiting =
                    left.stream().filter(each -> !others.containsKey(each.id())).toList();
        }
        return others;
    }

    private record Numbered(Fit fit, CaseNumber number) {}

    private CaseStudy imported(Fit each, CaseNumber number, Command command) {
        var first =
                CasePublication.after(null, each.paper(), List.of(), each.source(), command.at(), publisher(command));
        var entry = new CaseEntry(null, null, importer.body(), importer.name(), null, command.at());
        return CaseStudy.imported(each.id(), entry, number, first);
    }

    /// @param study null for a new one that is only tried
    private ImportedRow entered(
            Fit each, @Nullable CaseStudy study, Map<CaseStudyId, CaseStudy> published, Command command) {
        var row = each.row();
        if (study == null) {
            return row.entered(ImportOutcome.CREATED, null);
        }
        var refusals = CaseRules.reissuing(study.progress(), each.paper());
        if (refusals.isEmpty() && !command.validateOnly()) {
            var decision = changed(each, study, command);
            refusals = decision.refusals();
            if (refusals.isEmpty()) {
                published.put(study.id(), Objects.requireNonNull(decision.aggregate()));
            }
        }
        return refusals.isEmpty()
                ? row.entered(ImportOutcome.CHANGED, study.id())
                : kept(each, study, refusals.getFirst().code());
    }

    private static ImportedRow kept(Fit each, CaseStudy study, Overtaken why) {
        var row = each.row();
        return why == Overtaken.UNCHANGED
                ? row.entered(ImportOutcome.UNCHANGED, study.id())
                : row.refused(ImportFinding.of(
                                row.number(),
                                null,
                                ImportFindingCode.CASE_RETRACTED,
                                each.source().key())
                        .with("number", String.valueOf(study.number())));
    }

    // Decided upon what stands by the time it is written: neither undoes a retraction nor repeats a version.
    private Decision<CaseStudy, Overtaken> changed(Fit each, CaseStudy study, Command command) {
        return ledger.change(
                CaseStudy.class, study.id(), command.step(study.id().value()), Overtaken.VERSION_CONFLICT, current -> {
                    versions.keep(List.of(current));
                    return current.reissue(each.paper(), each.source(), command.at(), publisher(command));
                });
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
