package pilotregistry.live;

import static graphql.execution.instrumentation.SimpleInstrumentationContext.noOp;

import graphql.ErrorType;
import graphql.ExecutionResult;
import graphql.GraphQLContext;
import graphql.execution.AbortExecutionException;
import graphql.execution.instrumentation.InstrumentationContext;
import graphql.execution.instrumentation.InstrumentationState;
import graphql.execution.instrumentation.SimplePerformantInstrumentation;
import graphql.execution.instrumentation.parameters.InstrumentationExecuteOperationParameters;
import graphql.language.OperationDefinition;
import graphql.language.OperationDefinition.Operation;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Notes what kind of operation a request turned out to be, and refuses a mutation where only reading is allowed: by
/// `GET`, whatever name or hash the document goes by.
@Component
class OperationKind extends SimplePerformantInstrumentation {

    /// Extension code of the refusal.
    static final String NOT_BY_GET = "METHOD_NOT_ALLOWED";

    private static final String READING = "live.reading";

    static void onlyReading(GraphQLContext context) {
        context.put(READING, true);
    }

    static boolean isSubscription(GraphQLContext context) {
        @Nullable Operation kind = context.get(Operation.class);
        return kind == Operation.SUBSCRIPTION;
    }

    @Override
    public InstrumentationContext<ExecutionResult> beginExecuteOperation(
            InstrumentationExecuteOperationParameters parameters, InstrumentationState state) {
        var execution = parameters.getExecutionContext();
        var context = execution.getGraphQLContext();
        var kind = execution.getOperationDefinition().getOperation();
        context.put(Operation.class, kind);
        context.put(OperationDefinition.class, execution.getOperationDefinition());
        if (kind == Operation.MUTATION && context.getBoolean(READING)) {
            throw new Refused();
        }
        return noOp();
    }

    private static final class Refused extends AbortExecutionException {

        private static final long serialVersionUID = 1L;

        Refused() {
            super("Mutations need POST");
        }

        @Override
        public ErrorType getErrorType() {
            return ErrorType.OperationNotSupported;
        }

        @Override
        public Map<String, Object> getExtensions() {
            return Map.of("code", NOT_BY_GET);
        }
    }
}
