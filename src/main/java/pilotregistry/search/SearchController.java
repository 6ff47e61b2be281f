package pilotregistry.search;

import graphql.schema.DataFetchingEnvironment;
import graphql.schema.SelectedField;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;
import pilotregistry.casestudy.CaseLibrary;
import pilotregistry.casestudy.CaseStudy;
import pilotregistry.casestudy.CaseStudyId;
import pilotregistry.connection.BadPage;
import pilotregistry.connection.PageRequest;

/// GraphQL: finding case studies. Only what is published is found, so everybody is answered alike.
@Controller
class SearchController {

    private static final int DEFAULT_MOST = 10;
    private static final int LARGEST_MOST = 50;

    private final CaseSearch search;
    private final Suggestions suggestions;
    private final Likeness likeness;
    private final Matching matching;
    private final CaseLibrary library;
    private final CaseFacets facets;
    private final FeedPositions positions;

    SearchController(
            CaseSearch search,
            Suggestions suggestions,
            Likeness likeness,
            Matching matching,
            CaseLibrary library,
            CaseFacets facets,
            FeedPositions positions) {
        this.search = search;
        this.suggestions = suggestions;
        this.likeness = likeness;
        this.matching = matching;
        this.library = library;
        this.facets = facets;
        this.positions = positions;
    }

    @QueryMapping
    CaseStudyHitConnection searchCaseStudies(
            @Argument @Nullable String text,
            @Argument @Nullable CaseFilter filter,
            @Argument @Nullable List<CaseOrder.Key> orderBy,
            @Argument @Nullable Long minPosition,
            PageRequest page,
            DataFetchingEnvironment environment) {
        var selected = environment.getSelectionSet();
        var facets = !selected.getFields("facets").isEmpty();
        return search.find(new CaseRequest(
                text,
                filter == null ? CaseFilter.NONE : filter,
                orderBy,
                page,
                minPosition,
                facets ? dimensions(selected.getFields("facets")) : Set.of(),
                facets || selected.contains("totalCount"),
                selected.containsAnyOf("edges/evidence", "edges/missing", "edges/highlights"),
                selected.contains("didYouMean")));
    }

    @QueryMapping
    List<Suggestions.CaseSuggestion> suggestCaseStudies(@Argument String prefix, @Argument @Nullable Integer most) {
        return suggestions.suggest(prefix, most(most));
    }

    @QueryMapping
    @Nullable
    List<Likeness.SimilarCase> similarCaseStudies(@Argument CaseStudyId id, @Argument @Nullable Integer most) {
        var study = library.find(id).orElse(null);
        var content = study == null ? null : study.content();
        return study == null || content == null ? null : likeness.similar(study, content, most(most));
    }

    @QueryMapping
    List<Matching.CaseMatch> matchCaseStudies(@Argument CaseProfile profile, @Argument @Nullable Integer most) {
        return matching.match(profile, most(most));
    }

    @QueryMapping
    FeedPositions.SearchIndex searchIndex() {
        return positions.index();
    }

    @SchemaMapping(typeName = "CaseStudyHitConnection")
    List<CaseFacet> facets(CaseStudyHitConnection hits, @Argument @Nullable Set<CaseDimension> dimensions) {
        return facets.of(hits, dimensions == null ? EnumSet.allOf(CaseDimension.class) : dimensions);
    }

    @BatchMapping(typeName = "CaseStudy")
    Map<CaseStudy, Long> feedPosition(List<CaseStudy> studies) {
        return positions.of(studies);
    }

    // Several selections of the counts may name several dimensions; each is counted once.
    private static Set<CaseDimension> dimensions(List<SelectedField> selections) {
        var dimensions = EnumSet.noneOf(CaseDimension.class);
        for (var selection : selections) {
            if (selection.getArguments().get("dimensions") instanceof List<?> named) {
                named.forEach(each -> dimensions.add(CaseDimension.valueOf(String.valueOf(each))));
            } else {
                return EnumSet.allOf(CaseDimension.class);
            }
        }
        return dimensions;
    }

    private static int most(@Nullable Integer asked) {
        if (asked != null && (asked < 0 || asked > LARGEST_MOST)) {
            throw BadPage.sizeOutOfRange("most", asked, LARGEST_MOST);
        }
        return asked == null ? DEFAULT_MOST : asked;
    }
}
