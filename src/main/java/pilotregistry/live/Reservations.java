package pilotregistry.live;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/// Streams that were reserved: one token, one stream, for whoever reserved it.
@Component
class Reservations {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 32;

    private final ConcurrentMap<String, Reservation> reserved = new ConcurrentHashMap<>();

    /// One of them.
    ///
    /// @param place of its address
    /// @param own of its client; of who is not recognised, one of the few for what is reserved and not opened
    record Reservation(
            String token,
            EventStream stream,
            @Nullable Authentication by,
            Places.Place place,
            Places.Place own,
            AtomicBoolean opened,
            long since) {

        boolean isOf(@Nullable Authentication other) {
            return java.util.Objects.equals(Bearers.subject(by), Bearers.subject(other));
        }

        /// Whether this is the first time.
        boolean open() {
            var first = opened.compareAndSet(false, true);
            if (first && by == null) {
                own.close();
            }
            return first;
        }
    }

    Reservation make(@Nullable Authentication by, Places.Place place, Places.Place own) {
        var bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        var token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        var made = new Reservation(token, new EventStream(), by, place, own, new AtomicBoolean(), System.nanoTime());
        reserved.put(token, made);
        return made;
    }

    Optional<Reservation> find(String token) {
        return Optional.ofNullable(reserved.get(token));
    }

    void end(Reservation reservation) {
        reserved.remove(reservation.token());
        reservation.stream().close();
        reservation.place().close();
        reservation.own().close();
    }

    /// Ends those that nobody came for.
    void sweep(long nanos) {
        reserved.values().stream()
                .filter(it -> !it.opened().get() && System.nanoTime() - it.since() > nanos)
                .forEach(this::end);
    }

    void endAll() {
        reserved.values().forEach(this::end);
    }
}
