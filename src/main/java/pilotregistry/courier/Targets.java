package pilotregistry.courier;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// Where may be posted to: what anybody could reach. Whoever names a target must not lead the registry to what only it
/// can reach.
@Component
class Targets {

    private static final int LAST_PORT = 65_535;

    /// What is given out of IPv6; all else of it is closed.
    private static final Network GLOBAL = Network.of("2000::/3");

    /// What is private, shared, for tests and documents, or reserved; and what carries an address of IPv4 in it.
    private static final List<Network> CLOSED = Stream.of(
                    "0.0.0.0/8",
                    "10.0.0.0/8",
                    "100.64.0.0/10",
                    "127.0.0.0/8",
                    "169.254.0.0/16",
                    "172.16.0.0/12",
                    "192.0.0.0/24",
                    "192.0.2.0/24",
                    "192.88.99.0/24",
                    "192.168.0.0/16",
                    "198.18.0.0/15",
                    "198.51.100.0/24",
                    "203.0.113.0/24",
                    "224.0.0.0/3",
                    "2001::/23",
                    "2001:db8::/32",
                    "2002::/16",
                    "3fff::/20")
            .map(Network::of)
            .toList();

    private final boolean anywhere;

    Targets(@Value("${registry.webhooks.private-targets:false}") boolean anywhere) {
        this.anywhere = anywhere;
    }

    /// Addresses that begin alike.
    ///
    /// @param length of what is alike, in bits
    private record Network(InetAddress first, int length) {

        static Network of(String text) {
            var parts = text.split("/", -1);
            return new Network(InetAddress.ofLiteral(parts[0]), Integer.parseInt(parts[1]));
        }

        boolean has(InetAddress address) {
            var own = first.getAddress();
            var other = address.getAddress();
            if (own.length != other.length) {
                return false;
            }
            for (int bit = 0; bit < length; bit++) {
                int mask = 0x80 >> (bit % Byte.SIZE);
                if ((own[bit / Byte.SIZE] & mask) != (other[bit / Byte.SIZE] & mask)) {
                    return false;
                }
            }
            return true;
        }
    }

    /// The address to connect to, looked up and checked now; empty where there is none that may be reached. One that is
    /// closed closes the others of its name: a name that leads inside is not led outside by chance.
    Optional<InetAddress> resolve(URI target) {
        // Without a host the machine itself would be looked up.
        if (target.getHost() == null
                || target.getPort() > LAST_PORT
                || (!anywhere && !"https".equals(target.getScheme()))) {
            return Optional.empty();
        }
        try {
            var addresses = InetAddress.getAllByName(target.getHost());
            return anywhere || Arrays.stream(addresses).allMatch(Targets::open)
                    ? Arrays.stream(addresses).findFirst()
                    : Optional.empty();
        } catch (UnknownHostException nobody) {
            return Optional.empty();
        }
    }

    static boolean open(InetAddress address) {
        return CLOSED.stream().noneMatch(network -> network.has(address))
                && (!(address instanceof Inet6Address) || GLOBAL.has(address));
    }
}
