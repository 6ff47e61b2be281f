package pilotregistry.search;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.DoublePoint;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.IntPoint;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.facet.FacetsConfig;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesFacetField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.util.NumericUtils;
import org.jspecify.annotations.Nullable;
import pilotregistry.application.IndustryChoice;
import pilotregistry.casestudy.CaseResult;
import pilotregistry.reference.ReferenceLists;

/// Writes a case study as a document of the index: terms to find it by, values to narrow and sort by; no text.
final class CaseDocument {

    static final String ID = "id";
    static final String NUMBER = "number";
    static final String YEAR = "year";
    static final String PAYBACK = "payback";
    static final String SYNTHETIC = "synthetic";
    static final String TIE = "tie";
    static final String CHARACTERS = "characters";
    static final String SUGGEST = "suggest";
    static final String SUITED = "suited";
    static final FacetsConfig FACETS = facets();

    private static final FieldType TERMS = terms(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS_AND_OFFSETS);
    private static final FieldType MARKS = marks();

    private final Analysis analysis;
    private final ReferenceLists reference;

    CaseDocument(Analysis analysis, ReferenceLists reference) {
        this.analysis = analysis;
        this.reference = reference;
    }

    static String outcome(String metric) {
        return "outcome." + metric;
    }

    /// Where only the confirmed values are kept.
    static String confirmed(String metric) {
        return outcome(metric) + ".confirmed";
    }

    /// Where values to order by are kept, apart from those to narrow by.
    static String order(String field) {
        return field + ".order";
    }

    Document of(CaseCard card) {
        var document = new Document();
        document.add(new StringField(ID, card.id(), Field.Store.YES));
        document.add(new NumericDocValuesField(TIE, tie(card.id())));
        document.add(new LongPoint(TIE, tie(card.id())));
        document.add(new StringField(SYNTHETIC, String.valueOf(card.synthetic()), Field.Store.NO));
        number(document, card);
        values(document, card);
        texts(document, card);
        facets(document, card);
        new Suggested(analysis)
                .keys(card.content().title())
                .forEach(key -> document.add(new StringField(SUGGEST, key, Field.Store.NO)));
        return indexable(document);
    }

    private static Document indexable(Document document) {
        try {
            return FACETS.build(document);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private void texts(Document document, CaseCard card) {
        var content = card.content();
        var body = CasePart.joined(CasePart.body(content));
        var characters = new ArrayList<Term>();
        text(document, Zone.TITLE, content.title(), characters);
        text(document, Zone.SUMMARY, content.summary(), characters);
        text(document, Zone.BODY, body, characters);
        text(document, Zone.FACTS, facts(card), characters);
        document.add(new Field(CHARACTERS, new TermStream(characters), MARKS));
    }

    private void text(Document document, Zone zone, String text, List<Term> characters) {
        var terms = analysis.read(text);
        document.add(new Field(zone.words(), new TermStream(terms.words()), TERMS));
        document.add(new Field(zone.concepts(), new TermStream(terms.concepts()), TERMS));
        int base = characters.isEmpty() ? 0 : characters.getLast().position() + 2;
        terms.characters().forEach(term -> characters.add(new Term(term.text(), term.position() + base, base, base)));
    }

    /// What is known of a case as fields, in words: its industries, places, metrics, type and year.
    String facts(CaseCard card) {
        var content = card.content();
        var words = new ArrayList<@Nullable String>();
        content.industries().forEach(choice -> words.add(industry(choice)));
        add(
                words,
                content.provinceCode(),
                code -> reference.province(code).map(it -> it.name().zh()));
        add(
                words,
                content.prefectureCode(),
                code -> reference.divisions().find(code).map(it -> it.name()));
        add(
                words,
                content.regionCode(),
                code -> reference.regions().find(code).map(it -> it.name().zh()));
        add(
                words,
                content.watershedCode(),
                code -> reference.watershed(code).map(it -> it.name().zh()));
        card.metrics()
                .forEach(metric -> add(
                        words,
                        metric,
                        key -> reference.outcomeMetric(key).map(it -> it.name().zh())));
        if (content.pilotType() != null) {
            words.add(reference.pilotType(content.pilotType()).name().zh());
        }
        if (content.year() != null) {
            words.add(content.year() + "年");
        }
        return String.join("；", words.stream().filter(Objects::nonNull).toList());
    }

    private @Nullable String industry(IndustryChoice choice) {
        return reference.industry(choice.code()).map(it -> it.name().zh()).orElse(null);
    }

    private static void add(
            List<@Nullable String> words,
            @Nullable String code,
            java.util.function.Function<String, java.util.Optional<String>> name) {
        if (code != null) {
            words.add(name.apply(code).orElse(null));
        }
    }

    private static void number(Document document, CaseCard card) {
        if (card.number() != null) {
            document.add(new StringField(NUMBER, card.number().toLowerCase(java.util.Locale.ROOT), Field.Store.NO));
            document.add(new NumericDocValuesField(order(NUMBER), card.place()));
        }
    }

    private static void values(Document document, CaseCard card) {
        var content = card.content();
        if (content.year() != null) {
            document.add(new IntPoint(YEAR, content.year()));
            document.add(new NumericDocValuesField(order(YEAR), content.year()));
        }
        var payback = content.replicability().paybackYears();
        if (payback != null) {
            document.add(new DoublePoint(PAYBACK, payback.doubleValue()));
            document.add(new NumericDocValuesField(
                    order(PAYBACK), NumericUtils.doubleToSortableLong(payback.doubleValue())));
        }
        for (var metric : card.metrics()) {
            var results = content.results().stream()
                    .filter(result -> result.metric().equals(metric))
                    .toList();
            points(document, outcome(metric), results);
            points(
                    document,
                    confirmed(metric),
                    results.stream().filter(card::confirms).toList());
            document.add(new NumericDocValuesField(
                    order(outcome(metric)),
                    NumericUtils.doubleToSortableLong(results.stream()
                            .mapToDouble(result -> result.canonical().doubleValue())
                            .max()
                            .orElseThrow())));
        }
    }

    private static void points(Document document, String field, List<CaseResult> results) {
        results.forEach(
                result -> document.add(new DoublePoint(field, result.canonical().doubleValue())));
    }

    private void facets(Document document, CaseCard card) {
        var content = card.content();
        var industries = content.industries().stream().map(IndustryChoice::code).toList();
        facet(document, CaseDimension.INDUSTRY, industries);
        facet(
                document,
                CaseDimension.PILOT_TYPE,
                Stream.ofNullable(content.pilotType()).map(Enum::name).toList());
        facet(
                document,
                CaseDimension.PROVINCE,
                Stream.ofNullable(content.provinceCode()).toList());
        facet(
                document,
                CaseDimension.REGION,
                Stream.ofNullable(content.regionCode()).toList());
        facet(
                document,
                CaseDimension.WATERSHED,
                Stream.ofNullable(content.watershedCode()).toList());
        facet(document, CaseDimension.BATCH, Stream.ofNullable(card.batch()).toList());
        facet(document, CaseDimension.METRIC, card.metrics());
        facet(document, CaseDimension.VERIFICATION, List.of(card.verification().name()));
        facet(
                document,
                CaseDimension.REPLICABILITY,
                ReplicabilityFeature.of(card).stream().map(Enum::name).toList());
        var suited = new LinkedHashSet<>(industries);
        suited.addAll(content.replicability().industries());
        suited.forEach(code -> document.add(new StringField(SUITED, code, Field.Store.NO)));
    }

    private static void facet(Document document, CaseDimension dimension, Collection<String> values) {
        new LinkedHashSet<>(values)
                .stream()
                        .filter(value -> !value.isEmpty())
                        .forEach(value -> document.add(new SortedSetDocValuesFacetField(dimension.name(), value)));
    }

    /// A number no two cases share, so that every order is total.
    static long tie(String id) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(id.getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(digest).getLong();
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    private static FacetsConfig facets() {
        var config = new FacetsConfig();
        for (var dimension : CaseDimension.values()) {
            config.setMultiValued(dimension.name(), true);
        }
        return config;
    }

    private static FieldType terms(IndexOptions options) {
        var type = new FieldType();
        type.setTokenized(true);
        type.setIndexOptions(options);
        type.freeze();
        return type;
    }

    private static FieldType marks() {
        var type = new FieldType();
        type.setTokenized(true);
        type.setOmitNorms(true);
        type.setIndexOptions(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS);
        type.freeze();
        return type;
    }
}
