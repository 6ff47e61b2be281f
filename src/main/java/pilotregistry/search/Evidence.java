package pilotregistry.search;

/// What a hit rests on; the weakest where several kinds were needed.
enum Evidence {
    CONCEPT,
    WORDS,
    CHARACTERS
}
