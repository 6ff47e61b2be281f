package pilotregistry.connection;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/// One comparison of the API and the plain find operator it becomes.
enum Operator {
    EQ("eq", Operand.VALUE),
    NE("ne", Operand.VALUE),
    IN("in", Operand.VALUES),
    NIN("nin", Operand.VALUES),
    GT("gt", Operand.VALUE),
    GTE("gte", Operand.VALUE),
    LT("lt", Operand.VALUE),
    LTE("lte", Operand.VALUE),
    CONTAINS("contains", Operand.VALUE),
    STARTS_WITH("startsWith", Operand.VALUE),
    IS_NULL("isNull", Operand.FLAG),
    HAS("has", Operand.VALUE),
    HAS_ANY("hasAny", Operand.VALUES),
    HAS_ALL("hasAll", Operand.VALUES),
    HAS_NONE("hasNone", Operand.VALUES),
    IS_EMPTY("isEmpty", Operand.FLAG);

    /// What stands behind the operator: one value of the field's kind, several, or yes and no.
    enum Operand {
        VALUE,
        VALUES,
        FLAG
    }

    static final Set<Operator> EQUALITIES = inOrder(EQ, NE, IN, NIN, IS_NULL);
    static final Set<Operator> TEXTUAL = inOrder(EQ, NE, IN, NIN, CONTAINS, STARTS_WITH, IS_NULL);
    static final Set<Operator> ORDERED = inOrder(EQ, NE, IN, NIN, GT, GTE, LT, LTE, IS_NULL);
    static final Set<Operator> OF_LISTS = inOrder(HAS, HAS_ANY, HAS_ALL, HAS_NONE, IS_EMPTY);

    static final Set<Operator> BINARY = inOrder(EQ, NE, IS_NULL);

    private final String apiName;
    private final Operand operand;

    Operator(String apiName, Operand operand) {
        this.apiName = apiName;
        this.operand = operand;
    }

    String apiName() {
        return apiName;
    }

    Operand operand() {
        return operand;
    }

    Document condition(String path, Object operand) {
        return switch (this) {
            case EQ, HAS -> is(path, "$eq", operand);
            case NE -> is(path, "$ne", operand);
            case IN, HAS_ANY -> is(path, "$in", operand);
            case NIN, HAS_NONE -> is(path, "$nin", operand);
            case GT -> is(path, "$gt", operand);
            case GTE -> is(path, "$gte", operand);
            case LT -> is(path, "$lt", operand);
            case LTE -> is(path, "$lte", operand);
            case CONTAINS -> new Document(path, Pattern.compile(Pattern.quote((String) operand)));
            case STARTS_WITH -> new Document(path, Pattern.compile("^" + Pattern.quote((String) operand)));
            case IS_NULL -> is(path, (Boolean) operand ? "$eq" : "$ne", null);
            case HAS_ALL -> all(path, (List<?>) operand);
            case IS_EMPTY -> is(path + ".0", "$exists", !(Boolean) operand);
        };
    }

    private static Set<Operator> inOrder(Operator first, Operator... rest) {
        return Collections.unmodifiableSet(EnumSet.of(first, rest));
    }

    private static Document all(String path, List<?> values) {
        // $all of nothing finds nothing, where "has all of none" holds for everyone
        return values.isEmpty() ? new Document() : is(path, "$all", values);
    }

    private static Document is(String path, String operator, @Nullable Object operand) {
        return new Document(path, new Document(operator, operand));
    }
}
