package pilotregistry.casestudy;

/// A style of citation.
enum CitationStyle {
    GB_T_7714,
    ENGLISH
}
