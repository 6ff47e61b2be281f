package pilotregistry.document;

import graphql.ExecutionResult;
import graphql.execution.AbortExecutionException;
import java.util.Map;

/// Ends a request that only asks what it would cost, with the answer to that.
final class DryRun extends AbortExecutionException {

    private static final long serialVersionUID = 1L;

    private final transient Map<String, Object> cost;

    DryRun(Price price, Operation operation, Map<String, Long> fields) {
        this.cost = price.told();
        cost.put("fields", fields);
        cost.put("deprecated", operation.deprecated());
    }

    @Override
    public ExecutionResult toExecutionResult() {
        return ExecutionResult.newExecutionResult()
                .data(Map.of())
                .addExtension("cost", cost)
                .build();
    }
}
