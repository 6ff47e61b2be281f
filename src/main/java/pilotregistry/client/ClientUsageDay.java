package pilotregistry.client;

import java.time.LocalDate;
import java.util.List;

/// What a client asked for on one day.
///
/// @param elements the most used first
record ClientUsageDay(LocalDate date, long requests, long points, List<ElementUse> elements) {

    /// How often documents named an element of the schema.
    record ElementUse(String coordinate, long uses) {}
}
