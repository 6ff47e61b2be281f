package pilotregistry.history;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.scheduling.config.TaskManagementConfigUtils;
import pilotregistry.language.Language;
import pilotregistry.language.Messages;
import tools.jackson.core.JacksonException;

/// The commands `verify-export EXPORT ROOTS KEYS`, which needs these three files and nothing else, and
/// `verify-history [ROOTS]`, which goes through the whole database, compares it with roots that somebody has
/// kept, and listens on no port.
public final class HistoryCommand {

    private static final String EXPORT = "verify-export";
    private static final String DATABASE = "verify-history";

    private HistoryCommand() {}

    public static boolean isMeant(String... arguments) {
        return arguments.length > 0 && (arguments[0].equals(EXPORT) || arguments[0].equals(DATABASE));
    }

    /// Carries it out, and answers with the code that the process ends with: 0 when nothing was tampered
    /// with, else 1.
    public static int run(Class<?> registry, String... arguments) {
        var out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        return run(registry, out, Language.of(Locale.getDefault()), arguments);
    }

    static int run(Class<?> registry, PrintStream out, Language language, String... arguments) {
        var words = Arrays.stream(arguments, 1, arguments.length)
                .filter(word -> !word.startsWith("--"))
                .map(Path::of)
                .toList();
        var exported = arguments[0].equals(EXPORT);
        if (exported ? words.size() != 3 : words.size() > 1) {
            out.println(new Messages().say("HistoryCommand.HELP", Map.of(), language));
            return 1;
        }
        try {
            var found = exported
                    ? ExportCheck.of(words.get(0), words.get(1), words.get(2))
                    : database(registry, words, arguments);
            return tell(found, out, language);
        } catch (IOException | ParseException | JacksonException | DateTimeParseException unreadable) {
            var facts = Map.<String, Object>of("detail", unreadable.toString());
            out.println(new Messages().say("HistoryCommand.UNREADABLE", facts, language));
            return 1;
        }
    }

    private static Findings database(Class<?> registry, List<Path> kept, String... settings) throws IOException {
        try (var context = new SpringApplicationBuilder(registry)
                .web(WebApplicationType.NONE)
                .initializers(starting -> starting.addBeanFactoryPostProcessor(HistoryCommand::withoutJobs))
                .properties("logging.level.root=warn", "spring.main.banner-mode=off", "registry.search.follow=false")
                .run(settings)) {
            var found = context.getBean(Verification.class).ofAll();
            for (var roots : kept) {
                context.getBean(RootCheck.class).kept(roots, found);
            }
            return found;
        }
    }

    // Who verifies moves nothing, and signs nothing.
    private static void withoutJobs(ConfigurableListableBeanFactory beans) {
        ((BeanDefinitionRegistry) beans)
                .removeBeanDefinition(TaskManagementConfigUtils.SCHEDULED_ANNOTATION_PROCESSOR_BEAN_NAME);
    }

    private static int tell(Findings found, PrintStream out, Language language) {
        found.faults().forEach(out::println);
        var facts = Map.<String, Object>of(
                "events", found.events(),
                "roots", found.roots(),
                "faults", found.faults().size() + (found.more() ? "+" : ""));
        var untouched = found.faults().isEmpty();
        out.println(
                new Messages().say(untouched ? "HistoryCommand.UNTOUCHED" : "HistoryCommand.FAULTS", facts, language));
        return untouched ? 0 : 1;
    }
}
