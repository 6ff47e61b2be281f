package pilotregistry.search;

import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/// Asks the index a question: by concepts and words; and where these find too little, with less of them or by
/// characters.
final class QuestionQuery {

    private static final float CONCEPT = 4f / 3;
    private static final float KIN = 0.3f;
    private static final float CHARACTERS = 0.01f;
    private static final float LOOSE = 0.05f;
    private static final float TIE = 0.1f;

    private QuestionQuery() {}

    /// Everything that is asked for, by concept or word.
    static Query strict(Question question) {
        if (question.units().isEmpty()) {
            return new MatchNoDocsQuery("no word");
        }
        var query = new BooleanQuery.Builder();
        question.units().forEach(unit -> query.add(unit(unit), Occur.MUST));
        return query.build();
    }

    /// Also what has it by its characters only, far behind what is strictly right.
    static Query filled(Question question) {
        return filled(question, question.units().size());
    }

    /// What has nearly all of it: of three or more a third may be missing.
    static Query relaxed(Question question) {
        int units = question.units().size();
        return filled(question, units - units / 3);
    }

    /// What has half of it.
    static Query half(Question question) {
        return filled(question, Math.max(1, question.units().size() / 2));
    }

    private static Query filled(Question question, int needed) {
        var loose = new BooleanQuery.Builder();
        question.units().forEach(unit -> loose.add(either(unit), Occur.SHOULD));
        loose.setMinimumNumberShouldMatch(needed);
        return new DisjunctionMaxQuery(List.of(strict(question), new BoostQuery(loose.build(), LOOSE)), 0);
    }

    static Query unit(Clause unit) {
        return new DisjunctionMaxQuery(disjuncts(unit), TIE);
    }

    /// What tells of a concept itself, in its text.
    static Query told(String code) {
        var zones = new ArrayList<Query>();
        for (var zone : List.of(Zone.TITLE, Zone.SUMMARY, Zone.BODY)) {
            zones.add(new TermQuery(new Term(zone.concepts(), code)));
        }
        return new DisjunctionMaxQuery(zones, 0);
    }

    static Query either(Clause unit) {
        var disjuncts = disjuncts(unit);
        if (!(unit instanceof Clause.ByNumber)) {
            disjuncts.addAll(characters(unit.surface()));
        }
        return new DisjunctionMaxQuery(disjuncts, TIE);
    }

    private static List<Query> disjuncts(Clause unit) {
        var disjuncts = new ArrayList<Query>();
        switch (unit) {
            case Clause.ByConcept(var surface, var codes) -> {
                for (var zone : Zone.values()) {
                    for (var code : codes) {
                        disjuncts.add(concept(zone, code, CONCEPT));
                        disjuncts.add(concept(zone, Analysis.KIN + code, CONCEPT * KIN));
                    }
                }
            }
            case Clause.ByWords(var surface, var words) -> {
                for (var zone : Zone.values()) {
                    disjuncts.add(new BoostQuery(words(zone.words(), words), zone.weight()));
                }
            }
            case Clause.ByNumber(var number) ->
                disjuncts.add(new BoostQuery(new TermQuery(new Term(CaseDocument.NUMBER, number)), 8));
        }
        return disjuncts;
    }

    private static Query concept(Zone zone, String code, float weight) {
        return new BoostQuery(new TermQuery(new Term(zone.concepts(), code)), weight * zone.weight());
    }

    private static Query words(String field, List<pilotregistry.search.Term> words) {
        if (words.size() == 1) {
            return new TermQuery(new Term(field, words.getFirst().text()));
        }
        var phrase = new PhraseQuery.Builder();
        int first = words.getFirst().position();
        words.forEach(word -> phrase.add(new Term(field, word.text()), word.position() - first));
        return phrase.build();
    }

    // The stretch with a word's beginning and end around it, or wholly inside one word: 镇江 in 镇江市.
    private static List<Query> characters(String surface) {
        if (surface.isEmpty() || surface.chars().anyMatch(c -> !Folding.isHan((char) c))) {
            return List.of();
        }
        var aligned = new PhraseQuery.Builder();
        aligned.add(mark(Analysis.START + surface.charAt(0)), 0);
        var inside = new PhraseQuery.Builder();
        for (int i = 0; i + 1 < surface.length(); i++) {
            aligned.add(mark(surface.substring(i, i + 2)), i);
            inside.add(mark(Analysis.INSIDE + surface.substring(i, i + 2)), i);
        }
        aligned.add(mark(surface.charAt(surface.length() - 1) + Analysis.END), surface.length() - 1);
        var queries = new ArrayList<Query>(List.of(new BoostQuery(aligned.build(), CHARACTERS)));
        if (surface.length() > 1) {
            queries.add(new BoostQuery(inside.build(), CHARACTERS));
        }
        return queries;
    }

    private static Term mark(String text) {
        return new Term(CaseDocument.CHARACTERS, text);
    }
}
