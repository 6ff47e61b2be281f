package pilotregistry.search;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/// What a text says of conditions: which are there, and which are lacking (有集中供热, 无集中供热).
final class Conditions {

    private static final Pattern CLAUSE = Pattern.compile("[，。；、,.;:：！!？?|（）()\\n]");
    private static final String ENGLISH = "no|not|non|without|lack|lacks|lacking|never";
    private static final Pattern DENIAL = Pattern.compile("[无没未不缺非]|\\b(?:" + ENGLISH + ")\\b");
    private static final Pattern DENIED =
            Pattern.compile("(?:[无没未不缺非](?:有|少|乏|能|具备|建|建有|建设|实现|实行|采用|使用|配套|配有|设)?(?:统一的?|完善的?|稳定的?)?" + "|\\b(?:"
                    + ENGLISH + ")(?:\\s+(?:an?|any|the|have|has|of))*\\s+)$");

    private final Map<String, Stance> stances;

    private Conditions(Map<String, Stance> stances) {
        this.stances = stances;
    }

    private enum Stance {
        STATED,
        DENIED,
        UNSURE
    }

    /// How one text answers to a condition: it says the same, the opposite, or nothing that is sure.
    enum Answer {
        SAME,
        OPPOSITE,
        OPEN
    }

    static Conditions of(String text, Analysis analysis) {
        var stances = new HashMap<String, Stance>();
        for (var concept : analysis.read(text).concepts()) {
            stances.merge(concept.text(), stance(text, concept), (one, other) -> one == other ? one : Stance.UNSURE);
        }
        return new Conditions(stances);
    }

    // What is denied stands right behind the word that denies it; a denial elsewhere in the clause may mean anything.
    private static Stance stance(String text, Term concept) {
        var before = text.substring(0, concept.start()).toLowerCase(java.util.Locale.ROOT);
        var clauses = CLAUSE.split(before, -1);
        var head = clauses[clauses.length - 1];
        if (DENIED.matcher(head).find()) {
            return Stance.DENIED;
        }
        var after = text.substring(concept.end()).toLowerCase(java.util.Locale.ROOT);
        var tail = CLAUSE.split(after, 2)[0];
        return DENIAL.matcher(head).find() || DENIAL.matcher(tail).find() ? Stance.UNSURE : Stance.STATED;
    }

    /// What this, said by somebody, answers to a condition; who has a kind of what is asked for has that.
    Answer to(Conditions condition) {
        var answers = new ArrayList<Answer>();
        condition.stances.forEach((code, asked) -> {
            var said = stances.getOrDefault(code, stances.get(Analysis.KIN + code));
            if (said != null) {
                answers.add(answer(asked, said));
            }
        });
        var sure = answers.stream()
                .filter(answer -> answer != Answer.OPEN)
                .distinct()
                .toList();
        return sure.size() == 1 ? sure.getFirst() : Answer.OPEN;
    }

    private static Answer answer(Stance asked, Stance said) {
        if (asked == Stance.UNSURE || said == Stance.UNSURE) {
            return Answer.OPEN;
        }
        return asked == said ? Answer.SAME : Answer.OPPOSITE;
    }
}
