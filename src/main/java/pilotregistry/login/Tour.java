package pilotregistry.login;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/// The tour: the documents of `classpath:tour/` in the order of their names, for GraphiQL's tabs, the README and the
/// tests alike.
public record Tour(List<Step> steps) {

    /// One document. Its first line is a comment `# who: what`, where who is a demonstration person, `partner-demo` or
    /// `anonymous`; variables come from the JSON file of the same name, if there is one.
    public record Step(String name, String title, String query, String variables) {

        public String who() {
            return title.substring(0, title.indexOf(':'));
        }
    }

    /// Reads the tour as it was built.
    public static Tour read() {
        try {
            var documents = new PathMatchingResourcePatternResolver().getResources("classpath:tour/*.graphql");
            return new Tour(Arrays.stream(documents)
                    .sorted(Comparator.comparing(Resource::getFilename))
                    .map(Tour::step)
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Step step(Resource document) {
        try {
            var name = requireNonNull(document.getFilename()).replaceFirst("\\.graphql$", "");
            var query = document.getContentAsString(StandardCharsets.UTF_8);
            var title = query.lines().findFirst().orElse("").replaceFirst("^# ", "");
            var variables = document.createRelative(name + ".json");
            return new Step(
                    name, title, query, variables.exists() ? variables.getContentAsString(StandardCharsets.UTF_8) : "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
