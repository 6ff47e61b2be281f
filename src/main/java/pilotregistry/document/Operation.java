package pilotregistry.document;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What is known of a valid operation whoever sends it: its price, what its variables stand for, the elements of the
/// schema it uses.
///
/// @param prices by the name that each root field has in the answer
/// @param places where variables are used
/// @param coordinates of fields, arguments, input fields and enum values
/// @param deprecated coordinates with their reasons
record Operation(
        Map<String, Term> prices,
        List<Place> places,
        Set<String> coordinates,
        Map<String, String> deprecated,
        boolean introspects) {

    /// A place where a variable is used.
    ///
    /// @param asked in a query, not written by a mutation
    record Place(String path, String variable, boolean asked) {}

    long cost(Map<String, Object> variables) {
        long cost = 0;
        for (var price : prices.values()) {
            cost += price.of(variables);
        }
        return Math.min(cost, Term.MOST);
    }

    Map<String, Long> costs(Map<String, Object> variables) {
        var costs = new LinkedHashMap<String, Long>();
        prices.forEach((name, price) -> costs.put(name, price.of(variables)));
        return costs;
    }

    /// @throws pilotregistry.language.CodedException where a variable holds what is no text
    void check(Map<String, Object> variables) {
        for (var place : places) {
            Texts.check(place.path(), variables.get(place.variable()), place.asked());
        }
    }
}
