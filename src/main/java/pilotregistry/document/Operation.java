package pilotregistry.document;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What is known of a valid operation whoever sends it: its price, the texts its variables fill in, the elements of the
/// schema it uses.
///
/// @param prices by the name that each root field has in the answer
/// @param texts where variables stand for texts
/// @param coordinates of fields, arguments, input fields and enum values
/// @param deprecated coordinates with their reasons
record Operation(
        Map<String, Term> prices,
        List<Text> texts,
        Set<String> coordinates,
        Map<String, String> deprecated,
        boolean introspects) {

    /// A place where a variable is used.
    ///
    /// @param asked in a query, not written by a mutation
    record Text(String path, String variable, boolean asked) {}

    long cost(Map<String, @Nullable Object> variables) {
        long cost = 0;
        for (var price : prices.values()) {
            cost += price.of(variables);
        }
        return Math.min(cost, Term.MOST);
    }

    Map<String, Long> costs(Map<String, @Nullable Object> variables) {
        var costs = new LinkedHashMap<String, Long>();
        prices.forEach((name, price) -> costs.put(name, price.of(variables)));
        return costs;
    }

    /// @throws pilotregistry.language.CodedException where a variable holds what is no text
    void checkTexts(Map<String, @Nullable Object> variables) {
        for (var text : texts) {
            Texts.check(text.path(), variables.get(text.variable()), text.asked());
        }
    }
}
