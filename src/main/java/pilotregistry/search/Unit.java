package pilotregistry.search;

import java.util.List;
import java.util.Set;

/// One thing a question asks for.
sealed interface Unit {

    /// As it was asked, folded.
    String surface();

    /// Named by one of its words; by several codes where the word has several meanings.
    record ByConcept(String surface, Set<String> codes) implements Unit {}

    /// A word, or characters in a row that make no word known here.
    record ByWords(String surface, List<Term> words) implements Unit {}

    /// The permanent number of a case study.
    record ByNumber(String surface) implements Unit {}
}
