package pilotregistry.export;

import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;
import pilotregistry.batch.Policy;
import tools.jackson.databind.json.JsonMapper;

/// Says of a finished export what it holds, so that whoever gets it can see that it is complete.
@Component
class Manifests {

    static final String LICENCE = "https://creativecommons.org/licenses/by/4.0/";

    private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Map<String, String> WHOLE = Map.of(
            "zh",
            "仅在全部行写完并核对之后才有此清单；下载中断的文件与 bytes、sha256 不符，可用 Range 与 If-Range 续传。被中断的导出自动继续或重来，从不以半份示人。",
            "en",
            "This manifest is there only once all rows are written; a download that was cut off differs from bytes and"
                    + " sha256 and can be gone on with by Range and If-Range. An export that was cut off goes on or"
                    + " begins again by itself; half of one is never shown.");
    private static final Map<String, String> FORMULAS = Map.of(
            "zh",
            "CSV 中以公式符号开头的文字前加一个撇号，neutralised 为此类单元格的个数；数不受影响。",
            "en",
            "In CSV a text that begins like a formula has one apostrophe in front; neutralised counts such cells."
                    + " Numbers are as they are.");

    private final Columns columns;

    Manifests(Columns columns) {
        this.columns = columns;
    }

    Map<String, Object> of(ExportJob job) {
        var result = Objects.requireNonNull(job.result());
        var manifest = new LinkedHashMap<String, Object>();
        manifest.put("export", job.id().value());
        manifest.put("file", name(job));
        manifest.put("list", job.list().field());
        manifest.put("asked", JSON.readTree(job.asked()));
        var open = job.wish().mandates().isEmpty();
        manifest.put("visibleTo", open ? "PUBLIC" : "REQUESTER");
        manifest.put("format", job.format().name());
        manifest.put("mediaType", job.format().mediaType());
        manifest.put("rows", result.rows());
        manifest.put("bytes", result.bytes());
        manifest.put("sha256", result.sha256());
        manifest.put("neutralised", result.neutralised());
        manifest.put("feedPosition", result.feedPosition());
        manifest.put("requestedAt", job.requestedAt().toString());
        manifest.put("startedAt", String.valueOf(job.startedAt()));
        manifest.put("finishedAt", String.valueOf(job.endedAt()));
        manifest.put("expiresAt", String.valueOf(job.expiresAt()));
        // What only its requester may see is licensed to nobody.
        manifest.put("licence", open ? LICENCE : null);
        manifest.put("columns", columns(columns.of(job.list(), job.wish().columns())));
        manifest.put("complete", WHOLE);
        manifest.put("formulas", FORMULAS);
        return manifest;
    }

    /// What each column is called, holds and says.
    static List<Map<String, Object>> columns(List<Column> columns) {
        return columns.stream()
                .<Map<String, Object>>map(column -> {
                    var described = new LinkedHashMap<String, Object>();
                    described.put("name", column.name());
                    described.put("kind", column.kind().name());
                    described.put("zh", column.description().zh());
                    described.put("en", column.description().en());
                    return described;
                })
                .toList();
    }

    /// The name the file is saved under.
    static String name(ExportJob job) {
        return job.list().field() + "-"
                + DAY.format(job.requestedAt().atOffset(Policy.ZONE).toLocalDate()) + "."
                + job.format().extension();
    }
}
