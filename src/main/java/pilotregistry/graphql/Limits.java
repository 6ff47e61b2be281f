package pilotregistry.graphql;

import static graphql.execution.instrumentation.SimpleInstrumentationContext.noOp;

import graphql.ExecutionResult;
import graphql.analysis.FieldComplexityEnvironment;
import graphql.analysis.QueryComplexityCalculator;
import graphql.execution.AbortExecutionException;
import graphql.execution.instrumentation.InstrumentationContext;
import graphql.execution.instrumentation.InstrumentationState;
import graphql.execution.instrumentation.SimplePerformantInstrumentation;
import graphql.execution.instrumentation.parameters.InstrumentationExecuteOperationParameters;
import graphql.schema.GraphQLTypeUtil;
import java.util.Collection;
import java.util.Map;
import org.springframework.stereotype.Component;
import pilotregistry.language.CodedException;
import pilotregistry.language.Language;
import pilotregistry.language.Messages;

/// What a request may ask for: a price before anything is read, and texts that are texts. A field costs 1, a page
/// [#PAGE] and as many times its fields as it is long.
@Component
class Limits extends SimplePerformantInstrumentation {

    /// About as much as two seconds of the database.
    static final int MOST = 200_000;

    private static final int PAGE = 100;
    private static final int USUAL_LENGTH = 20;

    private final Messages messages;

    Limits(Messages messages) {
        this.messages = messages;
    }

    @Override
    public InstrumentationContext<ExecutionResult> beginExecuteOperation(
            InstrumentationExecuteOperationParameters parameters, InstrumentationState state) {
        var context = parameters.getExecutionContext();
        try {
            var price = QueryComplexityCalculator.newCalculator()
                    .fieldComplexityCalculator(Limits::price)
                    .schema(context.getGraphQLSchema())
                    .document(context.getDocument())
                    .operationName(context.getExecutionInput().getOperationName())
                    .variables(context.getCoercedVariables())
                    .build()
                    .calculate();
            if (price > MOST) {
                throw new CodedException("TOO_COSTLY", Map.of("cost", price, "most", MOST));
            }
        } catch (CodedException refused) {
            throw new Refused(refused, Language.of(context.getLocale()), messages);
        }
        return noOp();
    }

    // Never beyond the sum of what one document can hold, so that no sum overflows.
    private static int price(FieldComplexityEnvironment field, int inner) {
        Texts.check(field.getField().getName(), field.getArguments(), !isMutation(field));
        var times = times(field);
        Ids.check(field.getFieldDefinition().getArguments(), field.getArguments());
        var page = isConnection(field) ? PAGE : 1;
        return (int) Math.min(page + (long) times * inner, MOST + 1L);
    }

    private static int times(FieldComplexityEnvironment field) {
        if (field.getArguments().get("ids") instanceof Collection<?> ids) {
            return ids.size();
        }
        if (!isConnection(field)) {
            return 1;
        }
        var asked = field.getArguments().get("first") instanceof Integer first
                ? first
                : field.getArguments().get("last") instanceof Integer last ? last : USUAL_LENGTH;
        return Math.max(asked, 1);
    }

    private static boolean isConnection(FieldComplexityEnvironment field) {
        return GraphQLTypeUtil.unwrapAll(field.getFieldDefinition().getType())
                .getName()
                .endsWith("Connection");
    }

    private static boolean isMutation(FieldComplexityEnvironment field) {
        return field.getParentType().getName().equals("Mutation");
    }

    /// Ends the request with one coded error.
    private static final class Refused extends AbortExecutionException {

        private static final long serialVersionUID = 1L;

        private final transient Map<String, Object> extensions;

        Refused(CodedException refused, Language language, Messages messages) {
            super(messages.say(refused.code(), refused.facts(), language));
            var extensions = new java.util.LinkedHashMap<String, Object>(refused.facts());
            extensions.put("code", refused.code());
            this.extensions = extensions;
        }

        @Override
        public Map<String, Object> getExtensions() {
            return extensions;
        }
    }
}
