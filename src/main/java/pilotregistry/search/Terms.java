package pilotregistry.search;

import java.util.List;

/// A text as the index takes it: by its words, its concepts and its characters.
record Terms(List<Term> words, List<Term> concepts, List<Term> characters) {}
