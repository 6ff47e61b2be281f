package pilotregistry.allowance;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import pilotregistry.access.Actor;

/// Whose budget a request is paid from.
class PayerTests {

    @Test
    void isTheAddressOfWhoIsNotKnown() {
        var one = anonymous("203.0.113.7");
        assertThat(one).isEqualTo(anonymous("203.0.113.7")).isNotEqualTo(anonymous("203.0.113.8"));
        assertThat(one.client()).isNull();
    }

    @Test
    void isTheNetworkOfWhoHasAddressesInPlenty() {
        assertThat(anonymous("2001:db8:0:1::1")).isEqualTo(anonymous("2001:db8:0:1:ffff::9"));
        assertThat(anonymous("2001:db8:0:1::1")).isNotEqualTo(anonymous("2001:db8:0:2::1"));
    }

    @Test
    void isEachPersonThroughEachProgram() {
        var one = identified("lin.yuan", "graphiql");
        assertThat(one)
                .isNotEqualTo(identified("lin.yuan", "registry-cli"))
                .isNotEqualTo(identified("chen.eco", "graphiql"));
        assertThat(one.client()).isEqualTo("graphiql");
        assertThat(identified("lin.yuan", null).client()).isEqualTo("unknown");
    }

    private static Payer anonymous(String address) {
        return Payer.of(new Actor.Anonymous(), InetAddress.ofLiteral(address));
    }

    private static Payer identified(String subject, @Nullable String client) {
        return Payer.of(new Actor.Identified(subject, subject, client, Set.of(), List.of()), null);
    }
}
