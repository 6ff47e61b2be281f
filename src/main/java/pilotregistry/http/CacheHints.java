package pilotregistry.http;

import graphql.ExecutionResult;
import graphql.analysis.QueryTraverser;
import graphql.analysis.QueryVisitorFieldEnvironment;
import graphql.analysis.QueryVisitorStub;
import graphql.execution.ExecutionContext;
import graphql.execution.instrumentation.InstrumentationContext;
import graphql.execution.instrumentation.InstrumentationState;
import graphql.execution.instrumentation.SimpleInstrumentationContext;
import graphql.execution.instrumentation.SimplePerformantInstrumentation;
import graphql.execution.instrumentation.parameters.InstrumentationExecuteOperationParameters;
import graphql.language.AstPrinter;
import graphql.language.OperationDefinition;
import graphql.schema.GraphQLAppliedDirective;
import graphql.schema.GraphQLCompositeType;
import graphql.schema.GraphQLDirectiveContainer;
import graphql.schema.GraphQLTypeUtil;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Finds out how long the answer to a GET may be kept: the least of the `@cacheControl` of its fields and their types.
/// An object without a hint is as fresh as lists are; a plain field goes with the object it belongs to.
@Component
class CacheHints extends SimplePerformantInstrumentation {

    private static final String DIRECTIVE = "cacheControl";

    private final HttpRules rules;

    /// By operations as parsed, which whoever keeps documents keeps too.
    private final Map<OperationDefinition, CachePolicy> known = Collections.synchronizedMap(new WeakHashMap<>());

    CacheHints(HttpRules rules) {
        this.rules = rules;
    }

    @Override
    public InstrumentationContext<ExecutionResult> beginExecuteOperation(
            InstrumentationExecuteOperationParameters parameters, InstrumentationState state) {
        var context = parameters.getExecutionContext();
        if (context.getGraphQLContext().get(Transport.class) == Transport.GET) {
            context.getGraphQLContext().put(CachePolicy.class, policy(context));
        }
        return SimpleInstrumentationContext.noOp();
    }

    private CachePolicy policy(ExecutionContext context) {
        var operation = context.getOperationDefinition();
        var found = known.get(operation);
        if (found == null) {
            var least = new Least(rules.fresh().toSeconds());
            QueryTraverser.newQueryTraverser()
                    .schema(context.getGraphQLSchema())
                    .document(context.getDocument())
                    .operationName(context.getExecutionInput().getOperationName())
                    .coercedVariables(context.getCoercedVariables())
                    .build()
                    .visitPreOrder(least);
            found = least.policy();
            if (!hangsOnVariables(operation)) {
                known.put(operation, found);
            }
        }
        return found;
    }

    // What is skipped or included hangs on variables: such an operation is looked at each time.
    private static boolean hangsOnVariables(OperationDefinition operation) {
        return operation.getVariableDefinitions().stream()
                .anyMatch(variable -> AstPrinter.printAst(variable.getType()).startsWith("Boolean"));
    }

    /// Goes through all fields that are asked for.
    private static final class Least extends QueryVisitorStub {

        private final long usual;
        private long maxAge = Long.MAX_VALUE;
        private CacheScope scope = CacheScope.PUBLIC;

        Least(long usual) {
            this.usual = usual;
        }

        CachePolicy policy() {
            return new CachePolicy(maxAge == Long.MAX_VALUE ? usual : maxAge, scope);
        }

        @Override
        public void visitField(QueryVisitorFieldEnvironment field) {
            if (field.isTypeNameIntrospectionField()) {
                return;
            }
            var type = GraphQLTypeUtil.unwrapAll(field.getFieldDefinition().getType());
            var hint = hint(field.getFieldDefinition())
                    .or(() -> type instanceof GraphQLDirectiveContainer container ? hint(container) : Optional.empty());
            if (hint.isPresent()) {
                take(hint.get());
            } else if (type instanceof GraphQLCompositeType || field.getParentEnvironment() == null) {
                maxAge = Math.min(maxAge, usual);
            }
        }

        private void take(GraphQLAppliedDirective hint) {
            maxAge = Math.min(maxAge, value(hint, "maxAge") instanceof Integer seconds ? seconds : usual);
            if (CacheScope.PRIVATE.name().equals(value(hint, "scope"))) {
                scope = CacheScope.PRIVATE;
            }
        }

        private static @Nullable Object value(GraphQLAppliedDirective hint, String argument) {
            return Objects.requireNonNull(hint.getArgument(argument)).getValue();
        }

        private static Optional<GraphQLAppliedDirective> hint(GraphQLDirectiveContainer element) {
            return Optional.ofNullable(element.getAppliedDirective(DIRECTIVE));
        }
    }
}
