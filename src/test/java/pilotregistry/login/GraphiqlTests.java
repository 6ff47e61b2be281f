package pilotregistry.login;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.language.OperationDefinition;
import graphql.parser.Parser;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import pilotregistry.RegistryTest;

@RegistryTest
class GraphiqlTests {

    private static final Pattern REFERENCE = Pattern.compile("(?:src|href)=\"(/[^\"]+)\"");

    @LocalServerPort
    int port;

    @Autowired
    Demonstration demonstration;

    @Test
    void loadsEverythingItNeedsFromThisServer() {
        var page = get("/graphiql").body();
        var references =
                REFERENCE.matcher(page).results().map(it -> it.group(1)).toList();
        assertThat(references)
                .hasSize(6)
                .allSatisfy(path -> assertThat(get(path).statusCode()).isEqualTo(200));
    }

    @Test
    void namesNoAddressOutside() {
        var own = Stream.of("/graphiql", "/graphiql/page.js", "/graphiql/page.css")
                .map(path -> get(path).body());
        assertThat(own).allSatisfy(text -> assertThat(text).doesNotContain("http:", "https:", "\"//", "'//"));
        assertThat(get("/graphiql/lib/graphiql/graphiql.min.css").body())
                .doesNotContainPattern("url\\(['\"]?(https?:|//)")
                .doesNotContain("@import");
    }

    @Test
    void letsTheBrowserLoadAndCallNothingElse() {
        assertThat(get("/graphiql").headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy)
                        .contains("default-src 'none'", "script-src 'self';", "connect-src 'self';")
                        .contains("frame-ancestors 'none'")
                        .doesNotContain("unsafe", "http", "*"));
    }

    @Test
    void writesNoTokenAnywhere() {
        assertThat(get("/graphiql/page.js").body())
                .doesNotContain("localStorage", "document.cookie")
                .contains("shouldPersistHeaders: false");
    }

    @Test
    void isWhatTheRootLeadsTo() {
        assertThat(get("/").headers().firstValue("Location"))
                .hasValueSatisfying(it -> assertThat(it).endsWith("/graphiql"));
    }

    @Test
    void holdsTheTour() {
        assertThat(Tour.read().steps()).isNotEmpty();
        var tabs = get("/graphiql/tour").body();
        assertThat(Tour.read().steps())
                .allSatisfy(step -> assertThat(tabs).contains("\"name\":\"" + step.name() + "\""));
    }

    @Test
    void saysOfEachStepWhoTakesIt() {
        var persons = demonstration.persons().stream().map(Demonstration.Person::username);
        var known =
                Stream.concat(persons, Stream.of("anonymous", "partner-demo")).toList();
        assertThat(Tour.read().steps())
                .allSatisfy(step -> assertThat(step.who()).as(step.name()).isIn(known));
    }

    // GraphiQL takes a tab's title from the name of the operation.
    @Test
    void namesThePersonInTheTitleOfItsTab() {
        assertThat(Tour.read().steps()).allSatisfy(step -> {
            var operations = Parser.parse(step.query()).getDefinitionsOfType(OperationDefinition.class);
            assertThat(operations).hasSize(1);
            assertThat(operations.getFirst().getName())
                    .startsWithIgnoringCase(step.who().replaceAll("[.-]", ""));
        });
    }

    private HttpResponse<String> get(String path) {
        var address = URI.create("http://localhost:" + port + path);
        return Tokens.send(Tokens.browser(), HttpRequest.newBuilder(address).build());
    }
}
