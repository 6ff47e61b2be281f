package pilotregistry.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.tartarus.snowball.ext.EnglishStemmer;

/// Reads texts for the index: three kinds of evidence from one segmentation. Safe for several threads.
final class Analysis {

    static final String START = "⊢";
    static final String END = "⊣";
    static final String INSIDE = "·";
    static final String KIN = "~";

    /// Words that say nothing, in documents and questions alike.
    static final Set<String> PARTICLES = Set.of(
            "的", "了", "和", "与", "及", "或", "在", "是", "为", "对", "以", "等", "将", "把", "被", "从", "由", "于", "之", "其", "该",
            "这", "那", "也", "都", "就", "而", "且", "并", "着", "a", "an", "and", "are", "as", "at", "be", "by", "for", "from",
            "in", "into", "is", "it", "of", "on", "or", "the", "to", "with");

    private static final int LONGEST_WORD = 64;

    private final Folding folding = new Folding();
    private final Lexicon lexicon;
    private final Vocabulary vocabulary;
    private final ThreadLocal<Segmenter> segmenter;

    Analysis(Vocabulary vocabulary, Lexicon lexicon) {
        this.lexicon = lexicon;
        this.vocabulary = vocabulary;
        this.segmenter = ThreadLocal.withInitial(() -> new Segmenter(this.lexicon));
    }

    Vocabulary vocabulary() {
        return vocabulary;
    }

    Segmented segment(String text) {
        return segmenter.get().segment(folding.fold(text));
    }

    Terms read(String text) {
        var segmented = segment(text);
        var spans = Span.of(segmented);
        return new Terms(words(segmented, spans), concepts(segmented), characters(segmented, spans));
    }

    List<Term> words(Segmented text) {
        return words(text, Span.of(text));
    }

    private static List<Term> words(Segmented text, List<Span> spans) {
        var words = new ArrayList<Term>(spans.size());
        int position = 0;
        for (var span : spans) {
            if (span.kind() == Segmenter.Kind.OTHER) {
                position += text.text().charAt(span.from()) == ' ' ? 0 : 1;
                continue;
            }
            var word = word(text, span);
            if (!PARTICLES.contains(word)) {
                words.add(term(text, word, position, span.from(), span.to()));
            }
            position++;
        }
        return words;
    }

    private static String word(Segmented text, Span span) {
        var word = text.text().substring(span.from(), Math.min(span.to(), span.from() + LONGEST_WORD));
        if (span.kind() == Segmenter.Kind.HAN) {
            return word;
        }
        var stemmer = new EnglishStemmer();
        stemmer.setCurrent(word);
        stemmer.stem();
        return stemmer.getCurrent();
    }

    private List<Term> concepts(Segmented text) {
        var mentions = new ArrayList<>(vocabulary.within(text));
        mentions.sort(Comparator.comparingInt(Mention::from));
        var terms = new ArrayList<Term>();
        for (int i = 0; i < mentions.size(); i++) {
            var mention = mentions.get(i);
            for (var code : codes(mention)) {
                terms.add(term(text, code, i, mention.from(), mention.to()));
            }
        }
        return terms;
    }

    // What it is a kind of is marked apart: who asks for that means it too, but less.
    private Set<String> codes(Mention mention) {
        var codes = new LinkedHashSet<String>();
        mention.concepts().forEach(concept -> codes.add(concept.code()));
        var kin = new LinkedHashSet<String>();
        mention.concepts().forEach(concept -> collect(concept, kin));
        kin.removeAll(codes);
        kin.forEach(code -> codes.add(KIN + code));
        return codes;
    }

    private void collect(Concept concept, Set<String> codes) {
        if (codes.add(concept.code())) {
            concept.broader().forEach(code -> vocabulary.find(code).ifPresent(each -> collect(each, codes)));
        }
    }

    // Pairs of characters, and marks where a word begins and ends: what is asked for may not end within a word.
    private static List<Term> characters(Segmented text, List<Span> spans) {
        var terms = new ArrayList<Term>(text.text().length() * 3);
        for (int i = 0; i < spans.size(); i++) {
            if (spans.get(i).kind() == Segmenter.Kind.HAN) {
                boolean followed = i + 1 < spans.size() && spans.get(i + 1).kind() == Segmenter.Kind.HAN;
                characters(text, spans.get(i), followed, terms);
            }
        }
        return terms;
    }

    private static void characters(Segmented text, Span span, boolean followed, List<Term> terms) {
        for (int at = span.from(); at < span.to(); at++) {
            var single = text.text().substring(at, at + 1);
            boolean last = at + 1 == span.to();
            if (at == span.from() && span.sure()) {
                terms.add(term(text, START + single, at, at, at + 1));
            }
            if (last && span.sure()) {
                terms.add(term(text, single + END, at, at, at + 1));
            }
            if (!last || followed) {
                var pair = text.text().substring(at, at + 2);
                terms.add(term(text, pair, at, at, at + 1));
                if (!last && span.length() > 2) {
                    terms.add(term(text, INSIDE + pair, at, at, at + 1));
                }
            }
        }
    }

    private static Term term(Segmented text, String term, int position, int from, int to) {
        return new Term(term, position, text.folded().start(from), text.folded().end(to));
    }
}
