package pilotregistry.document;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import graphql.ExecutionInput;
import graphql.execution.preparsed.PreparsedDocumentEntry;
import graphql.execution.preparsed.PreparsedDocumentProvider;
import graphql.parser.ParserOptions;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.graphql.execution.GraphQlSource;
import org.springframework.stereotype.Component;
import pilotregistry.access.Actor;
import pilotregistry.allowance.Allowances;
import pilotregistry.allowance.Bill;
import pilotregistry.allowance.Payer;
import pilotregistry.language.CodedException;
import pilotregistry.language.Messages;

/// The documents in use, parsed, validated and priced once. What is not valid is not kept, so that nobody fills the
/// memory with it.
@Component
class Documents implements PreparsedDocumentProvider {

    private static final int CHARACTERS = 10_000_000;

    // What a short document takes besides its text.
    private static final int LEAST = 1_000;

    private final Cache<String, Prepared> kept = Caffeine.newBuilder()
            .maximumWeight(CHARACTERS)
            .<String, Prepared>weigher((text, prepared) -> text.length() + LEAST)
            .build();

    // Measured: the shortest costs some ten times as much to read as a point of an answer does to give.
    private static final int READING = 10;
    private static final int CHARACTERS_A_POINT = 20;

    // A call of the database.
    private static final int LOOKING_UP = 10;

    private final Limits limits;
    private final Allowances allowances;
    private final KnownDocuments known;
    private final Messages messages;
    private final Supplier<GraphQlSource> source;

    Documents(
            Limits limits,
            Allowances allowances,
            KnownDocuments known,
            Messages messages,
            ObjectProvider<GraphQlSource> source) {
        this.limits = limits;
        this.allowances = allowances;
        this.known = known;
        this.messages = messages;
        this.source = source::getObject;
    }

    @Override
    public CompletableFuture<PreparsedDocumentEntry> getDocumentAsync(
            ExecutionInput input, Function<ExecutionInput, PreparsedDocumentEntry> parseAndValidate) {
        return CompletableFuture.completedFuture(entry(input, parseAndValidate));
    }

    private PreparsedDocumentEntry entry(
            ExecutionInput input, Function<ExecutionInput, PreparsedDocumentEntry> parseAndValidate) {
        try {
            var actor = actor(input);
            if (known.hasToAsk(input, actor)) {
                pay(LOOKING_UP, input);
            }
            var text = known.text(input, actor);
            var prepared = kept.getIfPresent(text);
            if (prepared == null) {
                // Else what is not valid, and so is read anew each time, would cost nothing.
                pay(READING + text.length() / CHARACTERS_A_POINT, input);
                input.getGraphQLContext().put(ParserOptions.class, TokenCount.limiting(limits.tokens()));
                var entry = parseAndValidate.apply(input.transform(transformed -> transformed.query(text)));
                if (entry.hasErrors()) {
                    return entry;
                }
                prepared = prepare(entry);
                kept.put(text, prepared);
            }
            known.remember(input, text, actor);
            input.getGraphQLContext().put(Prepared.class, prepared);
            return prepared.entry();
        } catch (CodedException refused) {
            return new PreparsedDocumentEntry(new Refused(refused, locale(input), messages));
        }
    }

    private void pay(long cost, ExecutionInput input) {
        @Nullable Payer payer = input.getGraphQLContext().get(Payer.class);
        if (payer != null) {
            var bill = allowances.charge(payer, cost);
            input.getGraphQLContext().put(Bill.class, bill);
            bill.check();
        }
    }

    private Prepared prepare(PreparsedDocumentEntry entry) {
        var document = Objects.requireNonNull(entry.getDocument());
        return new Prepared(entry, OperationReader.read(document, source.get().schema()));
    }

    private static Actor actor(ExecutionInput input) {
        @Nullable Actor actor = input.getGraphQLContext().get(Actor.class);
        return actor == null ? new Actor.Anonymous() : actor;
    }

    private static Locale locale(ExecutionInput input) {
        return Objects.requireNonNullElse(input.getLocale(), Locale.SIMPLIFIED_CHINESE);
    }

    long size() {
        kept.cleanUp();
        return kept.estimatedSize();
    }
}
