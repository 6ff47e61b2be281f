package pilotregistry.historic;

import java.util.Arrays;
import java.util.Optional;

/// What can be imported at a terminal: the command, and the act of the API that goes through the same door.
enum ImportTarget {
    PILOTS("import-pilots", "importPilots", "ImportCommand.help"),
    CASE_STUDIES("import-case-studies", "importCaseStudies", "ImportCommand.helpForCaseStudies");

    private final String command;
    private final String act;
    private final String help;

    ImportTarget(String command, String act, String help) {
        this.command = command;
        this.act = act;
        this.help = help;
    }

    String act() {
        return act;
    }

    /// Key of the message that says how the command is used.
    String help() {
        return help;
    }

    static Optional<ImportTarget> of(String... arguments) {
        return Arrays.stream(values())
                .filter(target -> arguments.length > 0 && arguments[0].equals(target.command))
                .findFirst();
    }
}
