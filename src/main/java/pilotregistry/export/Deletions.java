package pilotregistry.export;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Component;
import pilotregistry.access.Actor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Tells what stood in one snapshot and is gone by now, and why, so that whoever keeps copies can follow.
@Component
class Deletions {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int AT_ONCE = 500;
    private static final String RETRACTED = "RETRACTED";

    private final ExportFiles files;
    private final ExportLists lists;
    private final MongoOperations mongo;

    Deletions(ExportFiles files, ExportLists lists, MongoOperations mongo) {
        this.files = files;
        this.lists = lists;
        this.mongo = mongo;
    }

    /// Writes a line for each row of the earlier file (NDJSON) that is gone.
    ///
    /// @return how many lines
    long write(ExportList list, ExportResult earlier, OutputStream out) throws IOException {
        var file = Files.createTempFile("snapshot-", ".ndjson");
        try {
            try (var kept = Files.newOutputStream(file)) {
                files.copy(earlier.parts(), 0, earlier.bytes(), kept);
            }
            try (var lines = Files.newBufferedReader(file)) {
                return write(list, lines, out);
            }
        } finally {
            Files.delete(file);
        }
    }

    private long write(ExportList list, BufferedReader lines, OutputStream out) throws IOException {
        long gone = 0;
        var some = new ArrayList<JsonNode>();
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            some.add(JSON.readTree(line));
            if (some.size() == AT_ONCE) {
                gone += write(list, some, out);
                some.clear();
            }
        }
        return gone + write(list, some, out);
    }

    private long write(ExportList list, List<JsonNode> rows, OutputStream out) throws IOException {
        if (rows.isEmpty()) {
            return 0;
        }
        var now = now(list, rows);
        long gone = 0;
        for (var row : rows) {
            var deletion = deletion(list, row, now.get(id(row)));
            if (deletion != null) {
                out.write((JSON.writeValueAsString(deletion) + "\n").getBytes(StandardCharsets.UTF_8));
                gone++;
            }
        }
        return gone;
    }

    /// What everybody sees of them now.
    private Map<String, Document> now(ExportList list, List<JsonNode> rows) {
        var everything = new Selection(list, Map.of());
        var ids = rows.stream().map(Deletions::id).toList();
        return lists
                .reading(everything, new Actor.Anonymous())
                .among(mongo, ids, Set.of("keys.standing", "progress.retraction"))
                .stream()
                .collect(Collectors.toMap(each -> Objects.requireNonNull(each.getString("_id")), each -> each));
    }

    private static @Nullable Map<String, Object> deletion(ExportList list, JsonNode before, @Nullable Document now) {
        var deletion = new LinkedHashMap<String, Object>();
        deletion.put("list", list.field());
        deletion.put("id", id(before));
        if (now == null) {
            deletion.put("reason", "NO_LONGER_PUBLIC");
            return deletion;
        }
        if (list != ExportList.CASE_STUDIES
                || !RETRACTED.equals(now.getEmbedded(List.of("keys", "standing"), String.class))
                || RETRACTED.equals(before.path("status").asString())) {
            return null;
        }
        deletion.put("number", before.path("number").asString());
        deletion.put("reason", RETRACTED);
        var retraction = now.getEmbedded(List.of("progress", "retraction"), new Document());
        deletion.put("said", String.valueOf(retraction.getString("reason")));
        return deletion;
    }

    private static String id(JsonNode row) {
        return row.path("id").asString();
    }
}
