package pilotregistry.backup;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.LifecycleProcessor;
import org.springframework.context.support.AbstractApplicationContext;
import org.springframework.scheduling.config.TaskManagementConfigUtils;
import pilotregistry.language.Language;
import pilotregistry.language.Messages;

/// The commands `backup FILE`, also while nodes are running, and `restore FILE`, into an empty database. They listen
/// on no port, and nothing of the registry runs beside them.
public final class BackupCommand {

    private static final String BACKUP = "backup";
    private static final String RESTORE = "restore";

    private BackupCommand() {}

    public static boolean isMeant(String... arguments) {
        return arguments.length > 0 && (arguments[0].equals(BACKUP) || arguments[0].equals(RESTORE));
    }

    /// Carries it out, and answers with the code that the process ends with: 0 when all was done, else 1.
    public static int run(Class<?> registry, String... arguments) {
        var out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        return run(registry, out, Language.of(Locale.getDefault()), arguments);
    }

    static int run(Class<?> registry, PrintStream out, Language language, String... arguments) {
        var messages = new Messages();
        var files = Arrays.stream(arguments, 1, arguments.length)
                .filter(word -> !word.startsWith("--"))
                .toList();
        if (files.size() != 1) {
            out.println(messages.say("BackupCommand.HELP", Map.of(), language));
            return 1;
        }
        try {
            var file = Path.of(files.getFirst());
            var making = arguments[0].equals(BACKUP);
            var manifest = carryOut(registry, making, file, arguments);
            out.println(messages.say(
                    making ? "BackupCommand.MADE" : "BackupCommand.RESTORED",
                    Map.of("file", file, "documents", manifest.documents(), "position", manifest.position()),
                    language));
            return 0;
        } catch (BackupFault fault) {
            out.println(
                    fault.reason() + ": " + messages.say("BackupCommand." + fault.reason(), fault.facts(), language));
        } catch (IOException e) {
            out.println(messages.say("BackupCommand.UNREADABLE", Map.of("detail", e.toString()), language));
        }
        return 1;
    }

    private static Manifest carryOut(Class<?> registry, boolean making, Path file, String... settings)
            throws IOException {
        if (!making) {
            var unused = ArchiveReader.open(file); // what is no archive is said at once
        }
        try (var context = start(registry, settings)) {
            return making
                    ? context.getBean(Backup.class).write(file)
                    : context.getBean(Restoration.class).read(file);
        }
    }

    private static ConfigurableApplicationContext start(Class<?> registry, String... settings) {
        return new SpringApplicationBuilder(registry)
                .web(WebApplicationType.NONE)
                .initializers(starting -> starting.addBeanFactoryPostProcessor(BackupCommand::atRest))
                .properties("logging.level.root=warn", "spring.main.banner-mode=off", "registry.search.follow=false")
                .run(settings);
    }

    // Neither first steps nor jobs: what is copied is not changed, and what is to be filled stays empty.
    private static void atRest(ConfigurableListableBeanFactory beans) {
        var definitions = (BeanDefinitionRegistry) beans;
        definitions.removeBeanDefinition(TaskManagementConfigUtils.SCHEDULED_ANNOTATION_PROCESSOR_BEAN_NAME);
        if (definitions.containsBeanDefinition(AbstractApplicationContext.LIFECYCLE_PROCESSOR_BEAN_NAME)) {
            definitions.removeBeanDefinition(AbstractApplicationContext.LIFECYCLE_PROCESSOR_BEAN_NAME);
        }
        beans.registerSingleton(AbstractApplicationContext.LIFECYCLE_PROCESSOR_BEAN_NAME, new Rest());
    }

    /// Starts nothing, and so has nothing to stop.
    private static final class Rest implements LifecycleProcessor {

        @Override
        public void onRefresh() {
            // nothing is started
        }

        @Override
        public void onClose() {
            // nothing was started
        }

        @Override
        public void start() {
            // nothing is started
        }

        @Override
        public void stop() {
            // nothing was started
        }

        @Override
        public boolean isRunning() {
            return true;
        }
    }
}
