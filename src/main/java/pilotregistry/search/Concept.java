package pilotregistry.search;

import java.util.List;
import pilotregistry.language.Label;

/// Something the domain has several words for, in both languages; its code is what documents and questions share.
///
/// @param code its own, such as `water_reuse`, or the id of an entry of the reference lists, such as `industry_STEEL`
/// @param kind what it is, such as `MEASURE`
/// @param name its first word in each language
/// @param forms every way of writing it
/// @param broader codes of what it is a kind of: who asks for VOCs treatment also means RTO
record Concept(String code, String kind, Label name, List<String> forms, List<String> broader) {}
