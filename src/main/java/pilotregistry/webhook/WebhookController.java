package pilotregistry.webhook;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.dataloader.DataLoader;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.graphql.execution.BatchLoaderRegistry;
import org.springframework.stereotype.Controller;
import pilotregistry.access.Actor;
import pilotregistry.access.Role;
import pilotregistry.access.Scope;
import pilotregistry.connection.Connection;
import pilotregistry.connection.Connections;
import pilotregistry.connection.PageRequest;
import pilotregistry.feed.Feed;
import pilotregistry.ledger.Command;
import pilotregistry.ledger.Refusal;
import reactor.core.publisher.Mono;

/// GraphQL: webhooks of the feed, each for its owner.
@Controller
class WebhookController {

    private final WebhookDesk desk;
    private final OwnWebhooks webhooks;
    private final Dispatches dispatches;
    private final Feed feed;
    private final Connections connections;
    private final Clock clock;

    WebhookController(
            WebhookDesk desk,
            OwnWebhooks webhooks,
            Dispatches dispatches,
            Feed feed,
            Connections connections,
            Clock clock,
            BatchLoaderRegistry loaders) {
        this.desk = desk;
        this.webhooks = webhooks;
        this.dispatches = dispatches;
        this.feed = feed;
        this.connections = connections;
        this.clock = clock;
        loaders.<WebhookId, Served>forName("served")
                .registerMappedBatchLoader((ids, environment) -> Mono.fromSupplier(() -> served(ids)));
    }

    /// How one is served, and up to where it could be.
    record Served(Dispatch dispatch, long newest) {

        Served following(WebhookReplay replay) {
            return new Served(dispatch.following(replay), newest);
        }

        long lag() {
            return Math.max(0, newest - dispatch.position());
        }
    }

    record RegisterWebhookInput(
            String url,
            @Nullable List<String> types,
            @Nullable Long position) {}

    record RegisterWebhookPayload(
            @Nullable Webhook webhook, @Nullable String secret, List<Refusal<RegisterWebhookErrorCode>> errors) {

        @Override
        public String toString() {
            return "RegisterWebhookPayload" + errors;
        }
    }

    record ConfirmWebhookInput(WebhookId id, String challenge) {

        @Override
        public String toString() {
            return "ConfirmWebhookInput[id=" + id + "]";
        }
    }

    record ConfirmWebhookPayload(@Nullable Webhook webhook, List<Refusal<ConfirmWebhookErrorCode>> errors) {}

    record ReplayWebhookInput(WebhookId id, @Nullable Long position) {}

    record ReplayWebhookPayload(@Nullable Webhook webhook, List<Refusal<ReplayWebhookErrorCode>> errors) {}

    record RotateWebhookSecretInput(WebhookId id, int overlapHours) {}

    record RotateWebhookSecretPayload(
            @Nullable Webhook webhook, @Nullable String secret, List<Refusal<RotateWebhookSecretErrorCode>> errors) {

        @Override
        public String toString() {
            return "RotateWebhookSecretPayload" + errors;
        }
    }

    record RemoveWebhookInput(WebhookId id) {}

    record RemoveWebhookPayload(
            @Nullable WebhookId removedId, @Nullable Webhook webhook, List<Refusal<RemoveWebhookErrorCode>> errors) {}

    @QueryMapping
    Connection<Webhook> webhooks(PageRequest page, Actor actor) {
        return connections.page(
                "webhooks", webhooks.own(actor), webhook -> webhook.id().value(), page);
    }

    @MutationMapping
    RegisterWebhookPayload registerWebhook(@Argument RegisterWebhookInput input, Actor actor, Command command) {
        var under = acting(actor, command);
        var target = new WebhookTarget(input.url().strip(), Objects.requireNonNullElse(input.types(), List.of()));
        var decision =
                desk.register(target, input.position(), actor.identified().orElseThrow(), under);
        var webhook = shown(decision.aggregate());
        return new RegisterWebhookPayload(webhook, secret(webhook), decision.refusals());
    }

    // Also to whom the first answer was lost; once its target has proved that it has it, nobody is shown it again.
    private @Nullable String secret(@Nullable Webhook webhook) {
        return webhook == null || webhook.status() != WebhookStatus.UNCONFIRMED
                ? null
                : dispatches.secret(webhook.id(), 0).orElse(null);
    }

    @MutationMapping
    ConfirmWebhookPayload confirmWebhook(@Argument ConfirmWebhookInput input, Actor actor, Command command) {
        var decision = desk.confirm(input.id(), input.challenge(), actor, acting(actor, command));
        return new ConfirmWebhookPayload(shown(decision.aggregate()), decision.refusals());
    }

    @MutationMapping
    ReplayWebhookPayload replayWebhook(@Argument ReplayWebhookInput input, Actor actor, Command command) {
        var decision = desk.replay(input.id(), input.position(), actor, acting(actor, command));
        return new ReplayWebhookPayload(shown(decision.aggregate()), decision.refusals());
    }

    @MutationMapping
    RotateWebhookSecretPayload rotateWebhookSecret(
            @Argument RotateWebhookSecretInput input, Actor actor, Command command) {
        var under = acting(actor, command);
        var rotated = desk.rotate(input.id(), Duration.ofHours(input.overlapHours()), actor, under);
        var decision = rotated.decision();
        return new RotateWebhookSecretPayload(shown(decision.aggregate()), rotated.secret(), decision.refusals());
    }

    @MutationMapping
    RemoveWebhookPayload removeWebhook(@Argument RemoveWebhookInput input, Actor actor, Command command) {
        var decision = desk.remove(input.id(), actor, acting(actor, command));
        var webhook = shown(decision.aggregate());
        return new RemoveWebhookPayload(
                webhook == null && decision.accepted() ? input.id() : null, webhook, decision.refusals());
    }

    @SchemaMapping
    CompletableFuture<Long> position(Webhook webhook, DataLoader<WebhookId, Served> served) {
        return of(webhook, served, each -> each.dispatch().position());
    }

    @SchemaMapping
    CompletableFuture<Long> lag(Webhook webhook, DataLoader<WebhookId, Served> served) {
        return of(webhook, served, Served::lag);
    }

    @SchemaMapping
    CompletableFuture<@Nullable Instant> deliveredAt(Webhook webhook, DataLoader<WebhookId, Served> served) {
        return of(webhook, served, each -> each.dispatch().progress().deliveredAt());
    }

    @SchemaMapping
    CompletableFuture<Integer> failures(Webhook webhook, DataLoader<WebhookId, Served> served) {
        return of(webhook, served, each -> each.dispatch().trouble().failures());
    }

    @SchemaMapping
    CompletableFuture<@Nullable Instant> nextAttemptAt(Webhook webhook, DataLoader<WebhookId, Served> served) {
        return of(
                webhook,
                served,
                each -> webhook.status() == WebhookStatus.SUSPENDED
                        ? null
                        : each.dispatch().nextAttempt());
    }

    @SchemaMapping
    CompletableFuture<@Nullable WebhookFault> lastError(Webhook webhook, DataLoader<WebhookId, Served> served) {
        return of(webhook, served, each -> each.dispatch().trouble().last());
    }

    @SchemaMapping
    CompletableFuture<List<WebhookDeadLetter>> deadLetters(Webhook webhook, DataLoader<WebhookId, Served> served) {
        return of(webhook, served, each -> each.dispatch().deadLetters());
    }

    @SchemaMapping
    CompletableFuture<@Nullable Instant> formerSecretUntil(Webhook webhook, DataLoader<WebhookId, Served> served) {
        return of(webhook, served, each -> each.dispatch().keys().overlapUntil(clock.instant()));
    }

    // A replay holds as soon as it was asked for, before a round has taken it over.
    //
    // A restore may have brought a webhook without what serves it: one of them must not cost its owner the others.
    private <T extends @Nullable Object> CompletableFuture<T> of(
            Webhook webhook, DataLoader<WebhookId, Served> served, Function<Served, T> part) {
        return served.load(webhook.id())
                .thenApply(each -> Objects.requireNonNullElseGet(each, () -> missing(webhook)))
                .thenApply(each -> part.apply(each.following(webhook.replay())));
    }

    private Served missing(Webhook webhook) {
        return new Served(Dispatch.missing(webhook, clock.instant()), feed.newest());
    }

    private Map<WebhookId, Served> served(Set<WebhookId> ids) {
        var newest = feed.newest();
        var served = new HashMap<WebhookId, Served>();
        dispatches.all(ids).forEach((id, dispatch) -> served.put(id, new Served(dispatch, newest)));
        return served;
    }

    private static Command acting(Actor actor, Command command) {
        var mandate = actor.acting(Scope.READ, any -> true, Role.values());
        return command.under(mandate.id().value());
    }

    // Of what is removed there is nothing to show.
    private static @Nullable Webhook shown(@Nullable Webhook webhook) {
        return webhook == null || webhook.removed() ? null : webhook;
    }
}
