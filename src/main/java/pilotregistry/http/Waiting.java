package pilotregistry.http;

import graphql.ExecutionInput;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import pilotregistry.database.Deadline;

/// The clients that wait for an answer: when one has gone, nothing more is fetched for it.
@Component
class Waiting {

    private final Map<Presence.Line, ExecutionInput> clients = new ConcurrentHashMap<>();

    void add(Presence.@Nullable Line line, ExecutionInput input) {
        if (line != null) {
            clients.put(line, input);
        }
    }

    void remove(Presence.@Nullable Line line) {
        if (line != null) {
            line.hangUp();
            clients.remove(line);
        }
    }

    // What the database reads at that moment is stopped; what it writes it finishes.
    @Scheduled(fixedDelay = 500)
    void forgetWhoHasGone() {
        clients.forEach((line, input) -> {
            if (line.isDead()) {
                input.cancel();
                @Nullable Deadline deadline = input.getGraphQLContext().get(Deadline.KEY);
                if (deadline != null) {
                    deadline.giveUp();
                }
                clients.remove(line);
            }
        });
    }
}
