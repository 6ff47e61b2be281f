package pilotregistry.search;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import pilotregistry.language.CodedException;

/// What somebody asks, taken apart the way documents are: concepts first, then what words are left.
///
/// @param folded as it is compared
/// @param units in the order asked; none where the text has no word at all
/// @param leftOut words past those that one search looks for
record Question(String folded, List<Clause> units, List<String> leftOut) {

    static final int LONGEST = 500;
    private static final int MOST_UNITS = 24;
    // Names are shorter; a phrase of hundreds of characters costs seconds.
    private static final int LONGEST_ROW = 12;
    private static final Pattern NUMBER = Pattern.compile("cs-\\d{4}-\\d{4,}");

    /// Words of the question itself, passed over where others say what is looked for.
    private static final Set<String> ASKING = Set.of(
            "如何",
            "怎么",
            "怎样",
            "什么",
            "哪些",
            "哪里",
            "有",
            "哪",
            "吗",
            "呢",
            "请",
            "请问",
            "关于",
            "案例",
            "经验",
            "做法",
            "企业",
            "项目",
            "方法",
            "介绍",
            "通过",
            "进行",
            "实现",
            "能",
            "可以",
            "做",
            "用",
            "后",
            "并且",
            "以及",
            "中",
            "上",
            "how",
            "what",
            "which",
            "case",
            "cases",
            "studi",
            "exampl",
            "project",
            "enterpris",
            "do",
            "does",
            "can",
            "use",
            "we",
            "i");

    /// Null where nothing is asked, so that everything answers.
    static @Nullable Question of(@Nullable String text, Analysis analysis) {
        if (text == null || text.isBlank()) {
            return null;
        }
        if (text.length() > LONGEST) {
            throw new CodedException(
                    "TEXT_TOO_LONG", Map.of("field", "text", "length", text.length(), "limit", LONGEST));
        }
        var segmented = analysis.segment(text);
        var units = new ArrayList<Clause>();
        int from = 0;
        for (var mention : analysis.vocabulary().longest(segmented)) {
            between(segmented, from, mention.from(), analysis, units);
            units.add(concept(segmented, mention));
            from = mention.to();
        }
        between(segmented, from, segmented.text().length(), analysis, units);
        var telling = telling(units);
        int looked = Math.min(MOST_UNITS, telling.size());
        var leftOut = telling.subList(looked, telling.size());
        return new Question(
                segmented.text(),
                List.copyOf(telling.subList(0, looked)),
                leftOut.stream().map(Clause::surface).toList());
    }

    /// Whether it names anything that is looked for: particles, signs, and words of the question itself do not.
    boolean tells() {
        return units.stream().anyMatch(unit -> !isAsking(unit));
    }

    private static Clause concept(Segmented text, Mention mention) {
        var codes = new LinkedHashSet<String>();
        mention.concepts().forEach(concept -> codes.add(concept.code()));
        return new Clause.ByConcept(text.text().substring(mention.from(), mention.to()), codes);
    }

    private static void between(Segmented text, int from, int to, Analysis analysis, List<Clause> units) {
        var number = NUMBER.matcher(text.text()).region(from, to);
        int at = from;
        while (number.find()) {
            words(text, at, number.start(), analysis, units);
            units.add(new Clause.ByNumber(number.group()));
            at = number.end();
        }
        words(text, at, to, analysis, units);
    }

    // Words each for itself; single characters in a row are one name that the segmenter does not know.
    private static void words(Segmented text, int from, int to, Analysis analysis, List<Clause> units) {
        var row = new ArrayList<Term>();
        for (var word : analysis.words(text)) {
            int start = text.folded().indexOf(word.start());
            boolean within = start >= from && start < to;
            boolean single = within
                    && word.text().length() == 1
                    && Folding.isHan(word.text().charAt(0));
            boolean follows = !row.isEmpty() && word.position() == row.getLast().position() + 1 && adjoins(row, word);
            if (!single || !follows || row.size() == LONGEST_ROW) {
                flush(text, row, units);
            }
            if (within) {
                row.add(word);
                if (!single) {
                    flush(text, row, units);
                }
            }
        }
        flush(text, row, units);
    }

    private static boolean adjoins(List<Term> row, Term word) {
        return row.getLast().end() == word.start();
    }

    private static void flush(Segmented text, List<Term> row, List<Clause> units) {
        if (!row.isEmpty()) {
            int from = text.folded().indexOf(row.getFirst().start());
            int to = from;
            while (to < text.text().length()
                    && text.folded().end(to + 1) <= row.getLast().end()) {
                to++;
            }
            units.add(new Clause.ByWords(text.text().substring(from, to), List.copyOf(row)));
            row.clear();
        }
    }

    // A word said twice asks for nothing more.
    private static List<Clause> telling(List<Clause> units) {
        var telling = new LinkedHashMap<String, Clause>();
        units.stream().filter(unit -> !isAsking(unit)).forEach(unit -> telling.putIfAbsent(unit.surface(), unit));
        return telling.isEmpty() ? units.stream().distinct().toList() : List.copyOf(telling.values());
    }

    private static boolean isAsking(Clause unit) {
        return unit instanceof Clause.ByWords(var surface, var words)
                && words.size() == 1
                && ASKING.contains(words.getFirst().text());
    }
}
