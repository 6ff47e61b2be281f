package pilotregistry.allowance;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import pilotregistry.access.Actor;

/// Whose budget a request is paid from: that of somebody through one client program, else of an address.
///
/// @param client the client program, `unknown` where the token names none; null for an address
public record Payer(String key, @Nullable String client) {

    private static final String UNKNOWN = "unknown";

    // Who has IPv6 has at least 64 bits of addresses.
    private static final int NETWORK = 8;

    public static Payer of(Actor actor, @Nullable InetAddress address) {
        return switch (actor) {
            case Actor.Identified identified -> {
                var client = identified.client();
                var program = client == null ? UNKNOWN : client;
                yield new Payer("client " + program + " " + identified.subject(), program);
            }
            case Actor.Anonymous() -> new Payer("address " + network(address), null);
        };
    }

    private static String network(@Nullable InetAddress address) {
        return switch (address) {
            case null -> UNKNOWN;
            case Inet6Address six -> HexFormat.of().formatHex(Arrays.copyOf(six.getAddress(), NETWORK));
            default -> HexFormat.of().formatHex(address.getAddress());
        };
    }
}
