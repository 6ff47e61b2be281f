package pilotregistry.alert;

import graphql.schema.DataFetchingEnvironment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;
import pilotregistry.access.Actor;
import pilotregistry.access.Role;
import pilotregistry.access.Scope;
import pilotregistry.connection.Connection;
import pilotregistry.connection.Connections;
import pilotregistry.connection.PageRequest;
import pilotregistry.language.Language;
import pilotregistry.ledger.Command;
import pilotregistry.ledger.Refusal;

/// GraphQL: saved searches, each for its owner.
@Controller
class SavedSearchController {

    /// What finds more is no question somebody waits for an answer to.
    private static final int BROADEST = 5_000;

    private final SavedSearches searches;
    private final CaseWatch watch;
    private final MailRoom mail;
    private final Webhooks webhooks;
    private final Connections connections;

    SavedSearchController(
            SavedSearches searches, CaseWatch watch, MailRoom mail, Webhooks webhooks, Connections connections) {
        this.searches = searches;
        this.watch = watch;
        this.mail = mail;
        this.webhooks = webhooks;
        this.connections = connections;
    }

    record SaveSearchInput(
            @Nullable SavedSearchId id,
            String name,
            Map<String, Object> search,
            AlertChannel channel,
            @Nullable String address,
            DigestInterval interval,
            @Nullable Language language) {}

    record SaveSearchPayload(@Nullable SavedSearch savedSearch, List<Refusal<SaveSearchErrorCode>> errors) {}

    record DeleteSavedSearchInput(SavedSearchId id) {}

    record DeleteSavedSearchPayload(
            @Nullable SavedSearchId deletedId,
            @Nullable SavedSearch savedSearch,
            List<Refusal<DeleteSavedSearchErrorCode>> errors) {}

    @QueryMapping
    Connection<SavedSearch> savedSearches(PageRequest page, Actor actor) {
        return connections.page(
                "savedSearches", searches.own(actor), saved -> saved.id().value(), page);
    }

    @MutationMapping
    SaveSearchPayload saveSearch(
            @Argument SaveSearchInput input, DataFetchingEnvironment environment, Actor actor, Command command) {
        actor.acting(Scope.READ, any -> true, Role.values());
        var wish = wish(input, environment, command);
        var refusals = new ArrayList<>(wish.refusals(mail.configured()));
        if (refusals.isEmpty() && wish.channel() == AlertChannel.WEBHOOK) {
            refusals.addAll(webhooks.refusals(wish));
        }
        refusals.addAll(broad(watch.count(wish.question())));
        if (!refusals.isEmpty()) {
            return new SaveSearchPayload(null, refusals);
        }
        var decision =
                input.id() == null ? searches.save(wish, command) : searches.edit(input.id(), wish, actor, command);
        return new SaveSearchPayload(shown(decision.aggregate()), decision.refusals());
    }

    static List<Refusal<SaveSearchErrorCode>> broad(long found) {
        return found <= BROADEST
                ? List.of()
                : List.of(Refusal.of(SaveSearchErrorCode.TOO_BROAD, "input", "search")
                        .with("found", found)
                        .with("limit", BROADEST));
    }

    private static SearchWish wish(SaveSearchInput input, DataFetchingEnvironment environment, Command command) {
        Map<String, Object> given = Objects.requireNonNull(environment.getArgument("input"));
        @SuppressWarnings("unchecked") // an input object is a map
        var question = Question.of((Map<String, Object>) Objects.requireNonNull(given.get("search")));
        return new SearchWish(
                input.name().strip(),
                question,
                input.language() == null ? Language.of(environment.getLocale()) : input.language(),
                input.channel(),
                input.address(),
                input.interval(),
                command.at());
    }

    @MutationMapping
    DeleteSavedSearchPayload deleteSavedSearch(@Argument DeleteSavedSearchInput input, Actor actor, Command command) {
        actor.acting(Scope.READ, any -> true, Role.values());
        var decision = searches.delete(input.id(), actor, command);
        var saved = shown(decision.aggregate());
        return new DeleteSavedSearchPayload(
                saved == null && decision.accepted() ? input.id() : null, saved, decision.refusals());
    }

    // Of what is deleted there is nothing to show.
    private static @Nullable SavedSearch shown(@Nullable SavedSearch saved) {
        return saved == null || saved.deleted() ? null : saved;
    }
}
