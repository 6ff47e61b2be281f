package pilotregistry.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.lucene.search.FieldDoc;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pilotregistry.casestudy.CaseLibrary;
import pilotregistry.casestudy.CaseStudy;
import pilotregistry.casestudy.CaseStudyId;
import pilotregistry.connection.Connections;
import pilotregistry.connection.Cursors;
import pilotregistry.language.CodedException;
import pilotregistry.reference.ReferenceLists;
import pilotregistry.search.Finder.Part;

/// Answers searches: the index finds, the database tells. What is no longer published there is no hit.
@Component
class CaseSearch {

    /// So many characters are a question; more is a text, and costs more than an answer is worth.
    static final int LONGEST = 200;

    private final Follower follower;
    private final CaseLibrary library;
    private final Connections connections;
    private final ReferenceLists reference;
    private final Analysis analysis;
    private final Spelling spelling;
    private final StatedRanges ranges;

    CaseSearch(
            Follower follower,
            CaseLibrary library,
            Connections connections,
            ReferenceLists reference,
            Analysis analysis) {
        this.follower = follower;
        this.library = library;
        this.connections = connections;
        this.reference = reference;
        this.analysis = analysis;
        this.spelling = new Spelling(analysis);
        this.ranges = new StatedRanges(reference);
    }

    /// What one page is looked for with.
    private record Asked(
            @Nullable Question question,
            CaseFilter filter,
            CaseOrder order,
            @Nullable FieldDoc after,
            @Nullable FieldDoc before,
            List<StatedRange> stated) {}

    CaseStudyHitConnection find(CaseRequest request) {
        new KnownCodes(reference).check(request.filter());
        var stated = ranges.read(brief(request.text()));
        var question = question(stated);
        var filter = request.filter().within(stated.ranges());
        var order = CaseOrder.of(request.orderBy(), question != null, reference);
        var cursors = connections.cursors(
                "searchCaseStudies", question == null ? "" : question.folded(), filter.toString(), order.toString());
        var page = request.page();
        var asked = new Asked(
                question,
                filter,
                order,
                position(cursors, page.after(), "after", order),
                position(cursors, page.before(), "before", order),
                stated.ranges());
        var index = follower.at(request.minPosition());
        return index.read(searcher -> answer(index, searcher, asked, request, cursors));
    }

    // Beside a range, what names nothing asks for nothing more: cases with at least 10 t/a of COD.
    private @Nullable Question question(StatedRanges.Reading stated) {
        var question = Question.of(stated.rest(), analysis);
        return question != null && !stated.ranges().isEmpty() && !question.tells() ? null : question;
    }

    private static @Nullable String brief(@Nullable String text) {
        if (text != null && text.length() > LONGEST) {
            throw new CodedException(
                    "TEXT_TOO_LONG", Map.of("field", "text", "length", text.length(), "limit", LONGEST));
        }
        return text;
    }

    private static @Nullable FieldDoc position(
            Cursors cursors, @Nullable String cursor, String argument, CaseOrder order) {
        var position = cursors.open(cursor, argument);
        return position == null ? null : order.at(position);
    }

    private CaseStudyHitConnection answer(
            CaseIndex index, CaseSearcher searcher, Asked asked, CaseRequest request, Cursors cursors)
            throws IOException {
        var page = request.page();
        boolean backward = page.backward();
        int wanted = page.size() == 0 ? 0 : page.size() + 1;
        var from = backward ? asked.before() : asked.after();
        var finding = new Finder(searcher, reference)
                .find(
                        asked.question(),
                        asked.filter(),
                        asked.order(),
                        new Part(from, backward, wanted, request.dimensions(), request.exact()));
        var places = within(finding.hits(), asked, backward);
        boolean more = places.size() > page.size();
        var shown = new ArrayList<>(more ? places.subList(0, page.size()) : places);
        if (backward) {
            Collections.reverse(shown);
        }
        var hits = hits(searcher, asked, finding, shown, request.explained());
        var connection = cursors.page(
                hits,
                hit -> CaseOrder.position(hit.place()),
                () -> (more && backward)
                        || exists(index, asked, true, shown.isEmpty() ? asked.before() : shown.getFirst()),
                () -> (more && !backward)
                        || exists(index, asked, false, shown.isEmpty() ? asked.after() : shown.getLast()),
                () -> Math.toIntExact(request.exact() ? finding.total() : total(index, asked)));
        var meant = request.corrected() && finding.filled() ? meant(asked, searcher) : null;
        return CaseStudyHitConnection.of(connection, finding.facets(), asked.filter(), meant, asked.stated());
    }

    private @Nullable String meant(Asked asked, CaseSearcher searcher) throws IOException {
        var better = asked.question() == null ? null : spelling.better(asked.question(), searcher);
        return better == null
                ? null
                : Stream.concat(Stream.of(better), asked.stated().stream().map(StatedRange::text))
                        .collect(Collectors.joining(" "));
    }

    // The other end of the stretch a page may be taken from, where both cursors are given.
    private static List<FieldDoc> within(List<FieldDoc> hits, Asked asked, boolean backward) {
        var limit = backward ? asked.after() : asked.before();
        return limit == null
                ? hits
                : hits.stream()
                        .filter(hit -> asked.order().precedes(hit, limit, backward))
                        .toList();
    }

    private boolean exists(CaseIndex index, Asked asked, boolean backward, @Nullable FieldDoc from) {
        return !index.read(searcher -> new Finder(searcher, reference)
                        .find(
                                asked.question(),
                                asked.filter(),
                                asked.order(),
                                new Part(from, backward, 1, Set.of(), false))
                        .hits())
                .isEmpty();
    }

    private long total(CaseIndex index, Asked asked) {
        return index.read(searcher -> new Finder(searcher, reference)
                .find(asked.question(), asked.filter(), asked.order(), new Part(null, false, 0, Set.of(), true))
                .total());
    }

    private List<CaseHit> hits(
            CaseSearcher searcher, Asked asked, Finding finding, List<FieldDoc> places, boolean explained)
            throws IOException {
        var ids = new ArrayList<CaseStudyId>();
        var stored = searcher.storedFields();
        for (var place : places) {
            ids.add(new CaseStudyId(
                    stored.document(place.doc, Set.of(CaseDocument.ID)).get(CaseDocument.ID)));
        }
        Map<CaseStudyId, CaseStudy> studies = ids.isEmpty() ? Map.of() : library.shown(ids);
        var why = asked.question() == null || !explained ? null : new Explanations(searcher, asked.question(), finding);
        var hits = new ArrayList<CaseHit>();
        for (int i = 0; i < places.size(); i++) {
            var study = studies.get(ids.get(i));
            if (study != null && study.content() != null) {
                hits.add(hit(study, places.get(i), asked, why));
            }
        }
        return hits;
    }

    private CaseHit hit(CaseStudy study, FieldDoc place, Asked asked, @Nullable Explanations explanations)
            throws IOException {
        var score = asked.order().score(place);
        if (explanations == null) {
            return new CaseHit(study, place, score, null, List.of(), List.of());
        }
        var why = explanations.of(place.doc);
        var highlights = new Highlighting(analysis).of(java.util.Objects.requireNonNull(study.content()), why);
        return new CaseHit(study, place, score, why.evidence(), why.missing(), highlights);
    }
}
