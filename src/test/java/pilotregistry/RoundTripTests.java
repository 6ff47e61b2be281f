package pilotregistry;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.SoftAssertions.assertSoftly;

import graphql.schema.GraphQLFieldDefinition;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/// What each golden document asks of the database: one round trip for each kind of record that it joins, however long
/// the page is.
@RegistryTest
class RoundTripTests {

    // Whose mandates are read, in every request of somebody who signed in; and once a second whether the client is let
    // in.
    private static final int WHO_ASKS = 2;

    /// For the document's own records; what is not named here needs none, as the reference data are in memory.
    private static final Map<String, Integer> ALLOWED = Map.ofEntries(
            entry("applicants", 2),
            entry("application", 1),
            entry("applications", 4),
            entry("asOf", 3),
            entry("auditCredits", 3),
            entry("batch", 2),
            entry("batches", 2),
            entry("caseStudies", 4),
            entry("clients", 5),
            entry("changes", 20),
            entry("consistencyProof", 4),
            entry("dailyRoots", 1),
            entry("caseStudy", 9),
            entry("designation", 1),
            entry("designations", 3),
            entry("history", 10),
            entry("inclusionProof", 4),
            entry("node", 1),
            entry("nodes", 2),
            entry("organization", 1),
            entry("pilot", 4),
            entry("pilots", 2),
            entry("recommendation", 1),
            entry("recommendationEntry", 1),
            entry("recommendations", 4),
            entry("auditCredit", 2),
            entry("outcomes", 3),
            entry("outcomeTotals", 1),
            entry("deliverables", 3),
            entry("coverage", 7),
            entry("benefitTotals", 2),
            entry("pipeline", 4),
            entry("funnel", 5),
            entry("auditEfficiency", 2),
            entry("caseIndex", 1),
            entry("exportJob", 1),
            entry("exportJobs", 3),
            entry("savedSearches", 1),
            entry("searchCaseStudies", 2),
            entry("suggestCaseStudies", 1),
            entry("similarCaseStudies", 1),
            entry("matchCaseStudies", 1),
            entry("searchIndex", 1),
            entry("verifyHistory", 4),
            entry("webhooks", 3),
            entry("viewer", 10));

    @LocalServerPort
    int port;

    @Autowired
    RoundTrips roundTrips;

    @Test
    void joinsEachKindOfRecordOnce() {
        var ministry = Caller.person(port, "zhao.mee");
        assertSoftly(softly -> SchemaFiles.composed().getQueryType().getFields().stream()
                .map(GraphQLFieldDefinition::getName)
                .forEach(query -> softly.assertThat(asked(ministry, query))
                        .as(query)
                        .isLessThanOrEqualTo(WHO_ASKS + ALLOWED.getOrDefault(query, 0))));
    }

    @Test
    void asksNoMoreForTheWholePageThanForTwo() {
        var ministry = Caller.person(port, "zhao.mee");
        var document = """
                query($first: Int) {
                  pilots(first: $first) {
                    totalCount
                    nodes {
                      name batch { number } application { title applicant { name } } designation { documentNumber }
                      leadProvince { name } divisions { name } applicant { organization { name } }
                    }
                  }
                }""";
        var two = asked(ministry, document, Map.of("first", 2));
        var page = asked(ministry, document, Map.of("first", 17));
        // What none of the first two names is joined for the page only.
        assertThat(page).isLessThanOrEqualTo(two + 4);
    }

    private int asked(Caller caller, String query) {
        var variables = new HashMap<>(GoldenDocumentTests.variables(query));
        variables.computeIfPresent("first", (name, few) -> 100);
        return asked(caller, Caller.document("graphql-test/" + query + ".graphql"), variables);
    }

    private int asked(Caller caller, String document, Map<String, ?> variables) {
        caller.ask(document, variables);
        return roundTrips.of(() -> caller.ask(document, variables));
    }
}
