package pilotregistry.document;

import graphql.ExecutionResult;
import graphql.GraphQLContext;
import graphql.execution.ExecutionContext;
import graphql.execution.instrumentation.DocumentAndVariables;
import graphql.execution.instrumentation.InstrumentationContext;
import graphql.execution.instrumentation.InstrumentationState;
import graphql.execution.instrumentation.SimpleInstrumentationContext;
import graphql.execution.instrumentation.SimplePerformantInstrumentation;
import graphql.execution.instrumentation.parameters.InstrumentationExecuteOperationParameters;
import graphql.execution.instrumentation.parameters.InstrumentationExecutionParameters;
import graphql.language.OperationDefinition;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pilotregistry.access.Actor;
import pilotregistry.allowance.Allowances;
import pilotregistry.allowance.Bill;
import pilotregistry.allowance.Payer;
import pilotregistry.database.Deadline;
import pilotregistry.language.CodedException;
import pilotregistry.language.Messages;

/// Holds documents to their limits before they are validated, and operations to their price before anything is read.
///
/// `extensions.dryRun` of a request asks for the price alone; `extensions.removeDeprecated` asks for the answer as it
/// will be once nothing deprecated is left.
@Component
class Toll extends SimplePerformantInstrumentation {

    private static final Duration LONGER = Duration.ofMinutes(5);

    private final Limits limits;
    private final Introspecting introspecting;
    private final Allowances allowances;
    private final Usage usage;
    private final Messages messages;

    Toll(Limits limits, Introspecting introspecting, Allowances allowances, Usage usage, Messages messages) {
        this.limits = limits;
        this.introspecting = introspecting;
        this.allowances = allowances;
        this.usage = usage;
        this.messages = messages;
    }

    @Override
    public DocumentAndVariables instrumentDocumentAndVariables(
            DocumentAndVariables documentAndVariables,
            InstrumentationExecutionParameters parameters,
            InstrumentationState state) {
        Shape.check(documentAndVariables.getDocument(), limits);
        return documentAndVariables;
    }

    @Override
    public InstrumentationContext<ExecutionResult> beginExecuteOperation(
            InstrumentationExecuteOperationParameters parameters, InstrumentationState state) {
        var context = parameters.getExecutionContext();
        @Nullable Prepared prepared = context.getGraphQLContext().get(Prepared.class);
        if (prepared != null) {
            try {
                pass(prepared.operation(context.getOperationDefinition().getName()), context);
            } catch (CodedException refused) {
                throw new Refused(refused, context.getLocale(), messages);
            }
        }
        return SimpleInstrumentationContext.noOp();
    }

    private void pass(Operation operation, ExecutionContext execution) {
        var variables = execution.getCoercedVariables().toMap();
        var context = execution.getGraphQLContext();
        var extensions = execution.getExecutionInput().getExtensions();
        Actor actor = context.getOrDefault(Actor.class, new Actor.Anonymous());
        if (operation.introspects()) {
            introspecting.check(actor instanceof Actor.Identified);
        }
        operation.check(variables);
        var price = new Price(operation.cost(variables), limits.cost());
        context.put(Price.class, price);
        if (price.isTooHigh()) {
            throw new CodedException("TOO_COSTLY", Map.of("cost", price.cost(), "most", price.most()));
        }
        usage.count(operation, actor);
        if (asks("removeDeprecated", extensions) && !operation.deprecated().isEmpty()) {
            throw new CodedException(
                    "DEPRECATED", Map.of("deprecated", operation.deprecated().keySet()));
        }
        if (asks("dryRun", extensions)) {
            throw new DryRun(price, operation, operation.costs(variables));
        }
        pay(price.cost(), context);
        time(execution.getOperationDefinition().getOperation(), context);
    }

    // Who wants to try only, and says it wrongly, must not find it done.
    private static boolean asks(String name, Map<String, Object> extensions) {
        var said = extensions.entrySet().stream()
                .filter(entry -> entry.getKey().equalsIgnoreCase(name))
                .toList();
        for (var each : said) {
            if (!each.getKey().equals(name) || !(each.getValue() instanceof Boolean)) {
                throw new CodedException("BAD_EXTENSION", Map.of("name", name, "expected", "true | false"));
            }
        }
        return said.stream().anyMatch(entry -> Boolean.TRUE.equals(entry.getValue()));
    }

    // An import takes longer than anything that is read, and a subscription goes on.
    private static void time(OperationDefinition.Operation operation, GraphQLContext context) {
        @Nullable Deadline deadline = context.get(Deadline.KEY);
        if (deadline != null) {
            switch (operation) {
                case QUERY -> deadline.onlyReads();
                case MUTATION -> deadline.extend(LONGER);
                case SUBSCRIPTION -> deadline.lift();
            }
        }
    }

    private void pay(long cost, GraphQLContext context) {
        @Nullable Payer payer = context.get(Payer.class);
        if (payer == null) {
            return;
        }
        var bill = allowances.charge(payer, cost);
        context.put(Bill.class, bill);
        bill.check();
    }

    @Override
    public CompletableFuture<ExecutionResult> instrumentExecutionResult(
            ExecutionResult result, InstrumentationExecutionParameters parameters, InstrumentationState state) {
        @Nullable Price price = parameters.getGraphQLContext().get(Price.class);
        if (price == null) {
            return CompletableFuture.completedFuture(result);
        }
        var extensions = new LinkedHashMap<Object, Object>();
        if (result.getExtensions() != null) {
            extensions.putAll(result.getExtensions());
        }
        extensions.putIfAbsent("cost", price.told());
        return CompletableFuture.completedFuture(result.transform(builder -> builder.extensions(extensions)));
    }
}
