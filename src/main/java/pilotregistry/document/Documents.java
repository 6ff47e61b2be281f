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

    private final Limits limits;
    private final KnownDocuments known;
    private final Messages messages;
    private final Supplier<GraphQlSource> source;

    Documents(Limits limits, KnownDocuments known, Messages messages, ObjectProvider<GraphQlSource> source) {
        this.limits = limits;
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
            var text = known.text(input, actor);
            var prepared = kept.getIfPresent(text);
            if (prepared == null) {
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

    /// A document that nobody has sent yet.
    ///
    /// @throws CodedException when it passes a limit
    Prepared prepare(PreparsedDocumentEntry entry) {
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
