package pilotregistry.backup;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.Document;
import org.bson.RawBsonDocument;

/// What is kept beside the records: files and whatever else has no history of its own. It is gone through before the
/// position and again after it, each time for what is new, so that what a record names is there: nothing is named
/// before it is stored, nor removed before it ceases to be named.
final class Beside {

    private static final int AT_ONCE = 200;
    private static final String FILES = ".files";
    private static final String CHUNKS = ".chunks";
    // Made anew from what is kept, or of no use later: budgets of a minute, invitations of a day, files under way,
    // leases.
    private static final Set<String> LEFT_OUT =
            Set.of("allowances", "invitations", "attachments.intents", "exportRuns", RestorationGuard.COLLECTION);
    private static final String FIGURES = "outcome_figures_";

    private final Pages pages;
    private final ArchiveWriter archive;
    private final Predicate<String> others;
    private final Map<String, Set<BsonValue>> taken = new HashMap<>();
    private final LatestDispatches dispatches;

    /// @param others which collections are none of this
    Beside(Pages pages, ArchiveWriter archive, Predicate<String> others) {
        this.pages = pages;
        this.archive = archive;
        this.others = others.or(LEFT_OUT::contains)
                .or(LatestDispatches.COLLECTION::equals)
                .or(name -> name.startsWith(FIGURES));
        this.dispatches = new LatestDispatches(pages);
    }

    /// Takes what is new.
    void take() {
        dispatches.look();
        take(documents -> documents);
    }

    /// Takes what is new, except what belongs to records that changed since: it may be a trace of that.
    ///
    /// @param position of the feed, after which they changed
    /// @param changedOf which of some records changed
    void takeLast(long position, UnaryOperator<Set<String>> changedOf) {
        take(documents -> {
            var changed = changedOf.apply(documents.stream()
                    .flatMap(document -> strings(document).stream())
                    .collect(Collectors.toSet()));
            return documents.stream()
                    .filter(document -> strings(document).stream().noneMatch(changed::contains))
                    .toList();
        });
        dispatches.look();
        dispatches.write(position, archive);
    }

    private interface Sieve {

        List<RawBsonDocument> through(List<RawBsonDocument> documents);
    }

    private void take(Sieve sieve) {
        for (var collection : pages.collections()) {
            if (!others.test(collection) && !collection.endsWith(CHUNKS)) {
                for (var ids : fresh(collection)) {
                    var documents = pages.withIds(collection, ids);
                    var kept = collection.endsWith(FILES) ? whole(collection, documents) : sieve.through(documents);
                    kept.forEach(document -> archive.write(collection, document));
                }
            }
        }
    }

    private List<List<BsonValue>> fresh(String collection) {
        var known = taken.computeIfAbsent(collection, name -> new HashSet<>());
        var pieces = new ArrayList<List<BsonValue>>();
        pages.ids(collection, id -> {
            if (known.add(id)) {
                if (pieces.isEmpty() || pieces.getLast().size() == AT_ONCE) {
                    pieces.add(new ArrayList<>());
                }
                pieces.getLast().add(id);
            }
        });
        return pieces;
    }

    // The bytes go first; what was deleted meanwhile is left out, as nothing names it any more.
    private List<RawBsonDocument> whole(String files, List<RawBsonDocument> documents) {
        var chunks = files.substring(0, files.length() - FILES.length()) + CHUNKS;
        return documents.stream()
                .filter(file ->
                        chunks(chunks, file) == file.getNumber("length").longValue() || isStillThere(files, file))
                .toList();
    }

    private long chunks(String collection, RawBsonDocument file) {
        long bytes = 0;
        var id = Pages.id(file);
        var query = new Document("files_id", id);
        try (var chunks = pages.documents(collection)
                .find(query)
                .sort(new Document("n", 1))
                .batchSize(16)
                .iterator()) {
            while (chunks.hasNext()) {
                var chunk = chunks.next();
                archive.write(collection, chunk);
                bytes += chunk.getBinary("data").getData().length;
            }
        }
        return bytes;
    }

    private boolean isStillThere(String files, RawBsonDocument file) {
        if (!pages.withIds(files, List.of(Pages.id(file))).isEmpty()) {
            throw new BackupFault(
                    BackupFault.Reason.FILE_DAMAGED,
                    Map.of(
                            "file",
                            Pages.id(file).isString()
                                    ? Pages.id(file).asString().getValue()
                                    : Pages.id(file)));
        }
        return false;
    }

    private static Set<String> strings(BsonDocument document) {
        return document.values().stream()
                .filter(BsonString.class::isInstance)
                .map(value -> value.asString().getValue())
                .collect(Collectors.toSet());
    }
}
