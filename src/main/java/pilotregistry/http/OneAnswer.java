package pilotregistry.http;

import graphql.ExecutionResult;
import graphql.execution.AbortExecutionException;
import graphql.execution.ExecutionContext;
import graphql.execution.instrumentation.InstrumentationContext;
import graphql.execution.instrumentation.InstrumentationState;
import graphql.execution.instrumentation.SimpleInstrumentationContext;
import graphql.execution.instrumentation.SimplePerformantInstrumentation;
import graphql.execution.instrumentation.parameters.InstrumentationExecuteOperationParameters;
import graphql.language.OperationDefinition.Operation;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pilotregistry.language.Language;
import pilotregistry.language.Messages;

/// Keeps from a plain request what it cannot carry: a change by GET, and a subscription, which has more answers than
/// one.
@Component
class OneAnswer extends SimplePerformantInstrumentation {

    private final Messages messages;

    OneAnswer(Messages messages) {
        this.messages = messages;
    }

    @Override
    public InstrumentationContext<ExecutionResult> beginExecuteOperation(
            InstrumentationExecuteOperationParameters parameters, InstrumentationState state) {
        var context = parameters.getExecutionContext();
        fault(context).ifPresent(fault -> {
            var text = messages.say(fault.key(), Map.of(), Language.of(context.getLocale()));
            throw new Refused(fault, text);
        });
        return SimpleInstrumentationContext.noOp();
    }

    private static Optional<HttpFault> fault(ExecutionContext context) {
        @Nullable Transport transport = context.getGraphQLContext().get(Transport.class);
        return switch (transport) {
            case null -> Optional.empty();
            case GET ->
                Optional.ofNullable(
                        switch (operation(context)) {
                            case QUERY -> null;
                            case MUTATION -> HttpFault.MUTATION_BY_GET;
                            case SUBSCRIPTION -> HttpFault.SUBSCRIPTION_BY_GET;
                        });
            case POST ->
                operation(context) == Operation.SUBSCRIPTION
                        ? Optional.of(HttpFault.SUBSCRIPTION_BY_POST)
                        : Optional.empty();
        };
    }

    private static Operation operation(ExecutionContext context) {
        return context.getOperationDefinition().getOperation();
    }

    /// Ends the request with one coded error.
    private static final class Refused extends AbortExecutionException {

        private static final long serialVersionUID = 1L;

        private final HttpFault fault;

        Refused(HttpFault fault, String message) {
            super(message);
            this.fault = fault;
        }

        @Override
        public Map<String, Object> getExtensions() {
            return Map.of("code", fault.name());
        }
    }
}
