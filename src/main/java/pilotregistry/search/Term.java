package pilotregistry.search;

/// One term of a text for the index.
///
/// @param position counted in words, or in characters; a gap where something stood that is not indexed
/// @param start where it begins in the original text
/// @param end where it ends there
record Term(String text, int position, int start, int end) {}
