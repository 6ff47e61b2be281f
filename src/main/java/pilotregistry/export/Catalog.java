package pilotregistry.export;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import pilotregistry.language.Language;
import pilotregistry.language.Messages;

/// Describes the public snapshots for machines: DCAT 3 as JSON-LD.
@Component
class Catalog {

    private static final Map<String, Object> CONTEXT = Map.of(
            "dcat", "http://www.w3.org/ns/dcat#",
            "dct", "http://purl.org/dc/terms/",
            "spdx", "http://spdx.org/rdf/terms#",
            "xsd", "http://www.w3.org/2001/XMLSchema#");
    private static final String MONTHLY = "http://publications.europa.eu/resource/authority/frequency/MONTHLY";
    private static final String SHA_256 = "http://spdx.org/rdf/terms#checksumAlgorithm_sha256";

    private final MonthlySnapshots snapshots;
    private final Messages messages;

    Catalog(MonthlySnapshots snapshots, Messages messages) {
        this.snapshots = snapshots;
        this.messages = messages;
    }

    /// @param base address of the registry, without a slash at its end
    Map<String, Object> of(String base) {
        var catalog = new LinkedHashMap<String, Object>();
        catalog.put("@context", CONTEXT);
        catalog.put("@id", base + "/exports/catalog.jsonld");
        catalog.put("@type", "dcat:Catalog");
        catalog.put("dct:title", said("ExportCatalog.TITLE"));
        catalog.put("dct:description", said("ExportCatalog.DESCRIPTION"));
        catalog.put("dct:license", Map.of("@id", Manifests.LICENCE));
        catalog.put("dcat:dataset", datasets(base));
        return catalog;
    }

    private List<Map<String, Object>> datasets(String base) {
        return snapshots.all().stream()
                .flatMap(record -> Stream.concat(
                        MonthlySnapshots.LISTS.stream().map(list -> dataset(base, record, list)),
                        Stream.of(deletions(base, record))))
                .toList();
    }

    private Map<String, Object> dataset(String base, SnapshotRecord record, ExportList list) {
        var address = base + "/exports/snapshots/" + record.month() + "/" + list.field();
        var distributions = new ArrayList<Map<String, Object>>();
        for (var format : MonthlySnapshots.FORMATS) {
            snapshots
                    .file(record.month(), list, format)
                    .map(ExportJob::result)
                    .ifPresent(result ->
                            distributions.add(distribution(address + "." + format.extension(), format, result)));
        }
        return dataset(address, record, said("ExportList." + list), distributions);
    }

    private Map<String, Object> deletions(String base, SnapshotRecord record) {
        var address = base + "/exports/snapshots/" + record.month() + "/deletions";
        var file = distribution(address + ".ndjson", ExportFormat.NDJSON, record.deletions());
        return dataset(address, record, said("ExportCatalog.DELETIONS"), List.of(file));
    }

    private static Map<String, Object> dataset(
            String address, SnapshotRecord record, List<Object> title, List<Map<String, Object>> distributions) {
        var dataset = new LinkedHashMap<String, Object>();
        dataset.put("@id", address);
        dataset.put("@type", "dcat:Dataset");
        dataset.put("dct:title", title);
        dataset.put("dct:identifier", address.substring(address.indexOf("/exports/")));
        dataset.put(
                "dct:issued",
                Map.of("@type", "xsd:dateTime", "@value", record.completedAt().toString()));
        dataset.put("dct:accrualPeriodicity", Map.of("@id", MONTHLY));
        dataset.put("dct:language", List.of("zh", "en"));
        dataset.put("dct:license", Map.of("@id", Manifests.LICENCE));
        dataset.put("dcat:distribution", distributions);
        return dataset;
    }

    private static Map<String, Object> distribution(String address, ExportFormat format, ExportResult result) {
        var distribution = new LinkedHashMap<String, Object>();
        distribution.put("@id", address);
        distribution.put("@type", "dcat:Distribution");
        distribution.put("dcat:downloadURL", Map.of("@id", address));
        distribution.put("dcat:mediaType", format.mediaType());
        distribution.put("dcat:byteSize", result.bytes());
        distribution.put("dct:license", Map.of("@id", Manifests.LICENCE));
        distribution.put(
                "spdx:checksum",
                Map.of("spdx:algorithm", Map.of("@id", SHA_256), "spdx:checksumValue", result.sha256()));
        return distribution;
    }

    private List<Object> said(String key) {
        return Stream.of(Language.values())
                .<Object>map(language -> Map.of(
                        "@language",
                        language.locale().toLanguageTag(),
                        "@value",
                        messages.say(key, Map.of(), language)))
                .toList();
    }
}
