package pilotregistry.historic;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.ClassPathResource;
import pilotregistry.ledger.Decision;
import pilotregistry.ledger.Fingerprint;
import pilotregistry.sheet.ImportOutcome;
import pilotregistry.sheet.ImportReport;
import pilotregistry.sheet.TableFile;

/// A table that comes with this release, and goes through the door of any other table. It is taken anew only when it is
/// a new one: what was changed here since is not changed back.
///
/// @param name such as `pilots`, of `historic/pilots.csv`
record ShippedTable(String name) {

    private static final Logger LOG = LoggerFactory.getLogger(ShippedTable.class);

    /// Takes it in.
    ///
    /// @param door is given the file, and a key that is the same for the same content
    void through(BiFunction<TableFile, String, Decision<ImportReport, ?>> door) {
        var file = name + ".csv";
        try {
            var text = new ClassPathResource("historic/" + file).getContentAsString(StandardCharsets.UTF_8);
            var key = name + "/" + Fingerprint.of(List.of(text)).substring(0, 16);
            var decision = TableFile.spooled(
                    file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)), table -> door.apply(table, key));
            var report = Objects.requireNonNull(decision.aggregate(), () -> file + ": " + decision.refusals());
            report.rows().stream()
                    .filter(row -> row.outcome() == ImportOutcome.REFUSED)
                    .forEach(row ->
                            LOG.warn("{} differs from the table that comes with this release: {}", row.name(), row));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
