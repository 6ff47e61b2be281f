package pilotregistry.historic;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pilotregistry.casestudy.CaseImport;
import pilotregistry.language.CodedException;
import pilotregistry.organization.OrganizationId;
import pilotregistry.sheet.ColumnMapping;
import pilotregistry.sheet.ImportOptions;

/// What somebody typed after the command.
///
/// @param file null only when help is asked for
/// @param source where case studies are from, as far as their rows do not say
/// @param body that imports case studies; null for the registry itself
/// @param findings where to write the findings; null for the terminal
/// @param settings of the registry, such as `--spring.mongodb.uri=…`
record ImportLine(
        ImportTarget target,
        @Nullable Path file,
        ImportOptions<ImportField> options,
        @Nullable String source,
        @Nullable OrganizationId body,
        boolean dryRun,
        @Nullable Path findings,
        boolean help,
        List<String> settings) {

    /// Not a line that can be carried out.
    static final class Misused extends CodedException {

        Misused(String code, String word) {
            super(code, Map.of("word", word));
        }
    }

    static ImportLine parse(ImportTarget target, List<String> words) {
        return new Reading(target, words.iterator()).line();
    }

    CaseImport.Order order() {
        return new CaseImport.Order(body, source, options.sheet(), options.allOrNothing());
    }

    private static final class Reading {

        private final ImportTarget target;
        private final Iterator<String> words;
        private final List<ColumnMapping<ImportField>> mapping = new ArrayList<>();
        private final List<String> settings = new ArrayList<>();
        private @Nullable Path file;
        private @Nullable Path findings;
        private @Nullable String sheet;
        private @Nullable String source;
        private @Nullable OrganizationId body;
        private boolean dryRun;
        private boolean update;
        private boolean allOrNothing;
        private boolean help;

        Reading(ImportTarget target, Iterator<String> words) {
            this.target = target;
            this.words = words;
        }

        ImportLine line() {
            while (words.hasNext()) {
                read(words.next());
            }
            var options = new ImportOptions<>(sheet, mapping, update, allOrNothing);
            if (!help && file == null) {
                throw new Misused("FILE_MISSING", "");
            }
            if (!help && !Files.isReadable(file)) {
                throw new Misused("FILE_UNREADABLE", String.valueOf(file));
            }
            return new ImportLine(target, file, options, source, body, dryRun, findings, help, settings);
        }

        private void read(String word) {
            switch (word) {
                case "--help", "-h" -> help = true;
                case "--dry-run" -> dryRun = true;
                case "--all-or-nothing" -> allOrNothing = true;
                case "--sheet" -> sheet = after(word);
                case "--findings" -> findings = Path.of(after(word));
                default -> {
                    if (!isOfTarget(word)) {
                        other(word);
                    }
                }
            }
        }

        private boolean isOfTarget(String word) {
            switch (target + " " + word) {
                case "PILOTS --update" -> update = true;
                case "PILOTS --mapping" -> List.of(after(word).split(",")).forEach(this::map);
                case "CASE_STUDIES --source" -> source = after(word);
                case "CASE_STUDIES --body" -> body = new OrganizationId(after(word));
                default -> {
                    return false;
                }
            }
            return true;
        }

        private void other(String word) {
            if (word.matches("--[\\w-]+\\..+=.*")) {
                settings.add(word);
            } else if (word.startsWith("--") || file != null) {
                throw new Misused("UNKNOWN_WORD", word);
            } else {
                file = Path.of(word);
            }
        }

        private String after(String option) {
            if (!words.hasNext()) {
                throw new Misused("VALUE_MISSING", option);
            }
            return words.next();
        }

        /// `column=field`, or `column=` to leave the column out.
        private void map(String pair) {
            int at = pair.lastIndexOf('=');
            if (at < 1) {
                throw new Misused("MAPPING_MALFORMED", pair);
            }
            var field = pair.substring(at + 1).strip();
            var known = ImportField.of(field);
            if (!field.isEmpty() && known.isEmpty()) {
                throw new Misused("MAPPING_MALFORMED", pair);
            }
            mapping.add(new ColumnMapping<>(pair.substring(0, at).strip(), known.orElse(null)));
        }
    }
}
