package pilotregistry.search;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pilotregistry.connection.PageRequest;

/// A search as it was asked for.
///
/// @param minPosition the feed position the answer must reflect at least
/// @param dimensions to be counted
/// @param exact whether the total is read
/// @param explained whether it is read why each was found
/// @param corrected whether a better spelling is read
record CaseRequest(
        @Nullable String text,
        CaseFilter filter,
        @Nullable List<CaseOrder.Key> orderBy,
        PageRequest page,
        @Nullable Long minPosition,
        Set<CaseDimension> dimensions,
        boolean exact,
        boolean explained,
        boolean corrected) {}
