package pilotregistry.search;

import java.util.List;
import java.util.Map;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.Query;

/// What one search of the index found.
///
/// @param text what was asked of the text, filled in where the strict question found too little
/// @param filled whether it was
/// @param total of all that matches, whatever the page
/// @param facets counts by dimension and value; empty where not asked for
record Finding(
        Query text, boolean filled, List<FieldDoc> hits, long total, Map<CaseDimension, List<FacetCount>> facets) {

    /// How many hits have a value.
    record FacetCount(String value, int count) {}
}
