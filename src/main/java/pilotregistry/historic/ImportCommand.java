package pilotregistry.historic;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import pilotregistry.language.Language;
import pilotregistry.language.Messages;

/// The commands `import-pilots` and `import-case-studies`: import a file that is too large for the API, through the
/// same door, and listen on no port.
public final class ImportCommand {

    private ImportCommand() {}

    public static boolean isMeant(String... arguments) {
        return ImportTarget.of(arguments).isPresent();
    }

    /// Carries it out, and answers with the code that the process ends with: 0 when every row came in, else 1.
    public static int run(Class<?> registry, String... arguments) {
        var messages = new Messages();
        var language = Language.of(Locale.getDefault());
        var out = Terminal.out();
        var target = ImportTarget.of(arguments).orElseThrow();
        try {
            var line = ImportLine.parse(target, List.of(arguments).subList(1, arguments.length));
            if (line.help()) {
                out.println(messages.say(target.help(), Map.of(), language));
                return 0;
            }
            try (var context = new SpringApplicationBuilder(registry)
                    .web(WebApplicationType.NONE)
                    .properties(
                            "logging.level.root=warn", "spring.main.banner-mode=off", "registry.search.follow=false")
                    .run(line.settings().toArray(String[]::new))) {
                return context.getBean(Terminal.class).run(line, language, out) ? 0 : 1;
            }
        } catch (ImportLine.Misused misused) {
            out.println(messages.say("ImportCommand." + misused.code(), misused.facts(), language));
            return 1;
        }
    }
}
