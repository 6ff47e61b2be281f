package pilotregistry.search;

import java.util.List;
import java.util.Set;

/// One thing a question asks for.
sealed interface Clause {

    /// As it was asked, folded.
    String surface();

    /// Named by one of its words; by several codes where the word has several meanings.
    record ByConcept(String surface, Set<String> codes) implements Clause {}

    /// A word, or characters in a row that make no word known here.
    record ByWords(String surface, List<Term> words) implements Clause {}

    /// The permanent number of a case study.
    record ByNumber(String surface) implements Clause {}
}
