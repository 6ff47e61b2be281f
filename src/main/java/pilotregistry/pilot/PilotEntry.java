package pilotregistry.pilot;

import java.util.Locale;
import pilotregistry.batch.Batch;
import pilotregistry.batch.BatchId;

/// A pilot's place in the register.
///
/// @param number within the batch
/// @param demonstration true for a pilot invented to show the registry at work
record PilotEntry(BatchId batch, int batchNumber, int number, String code, boolean demonstration) {

    static PilotEntry of(Batch batch, int number, boolean demonstration) {
        return new PilotEntry(
                batch.id(),
                batch.number(),
                number,
                String.format(Locale.ROOT, "CP-%02d-%04d", batch.number(), number),
                demonstration);
    }
}
