package pilotregistry.courier;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TargetsTests {

    private final Targets targets = new Targets(false);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://127.0.0.1/",
                "https://localhost/",
                "https://0.0.0.0/",
                "https://10.1.2.3/",
                "https://172.31.255.255/",
                "https://192.168.1.1/",
                "https://169.254.169.254/",
                "https://100.127.0.1/",
                "https://198.19.0.1/",
                "https://224.0.0.1/",
                "https://255.255.255.255/",
                "https://[::1]/",
                "https://[::]/",
                "https://[::ffff:10.0.0.1]/",
                "https://[fe80::1]/",
                "https://[fd00::1]/",
                "https://[ff02::1]/",
                "https://[64:ff9b::a00:1]/",
                "https://[2002:a00:1::]/",
                "https://[2001:0:a00:1::]/",
                "https://[2001:db8::1]/",
                "http://1.1.1.1/",
                "https://a..b/",
                "https://1.1.1.1:70000/"
            })
    void leadNowhereInside(String target) {
        assertThat(targets.resolve(URI.create(target))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://1.1.1.1/",
                "https://172.32.0.1:8443/hook?a=b",
                "https://100.128.0.1/",
                "https://[2606:4700::1111]/",
                "https://[2400:3200::1]/"
            })
    void mayBeWhatAnybodyCouldReach(String target) {
        assertThat(targets.resolve(URI.create(target))).isPresent();
    }

    @Test
    void mayBeAnythingWhereThatIsAllowed() {
        assertThat(new Targets(true).resolve(URI.create("http://127.0.0.1:8080/")))
                .contains(InetAddress.ofLiteral("127.0.0.1"));
    }
}
