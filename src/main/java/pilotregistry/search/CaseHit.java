package pilotregistry.search;

import java.util.List;
import org.apache.lucene.search.FieldDoc;
import org.jspecify.annotations.Nullable;
import pilotregistry.casestudy.CaseStudy;

/// A case study that was found, and why.
///
/// @param place where it stands in the order
/// @param evidence null where no text was asked for
record CaseHit(
        CaseStudy study,
        FieldDoc place,
        @Nullable Double score,
        @Nullable Evidence evidence,
        List<String> missing,
        List<Highlight> highlights) {}
