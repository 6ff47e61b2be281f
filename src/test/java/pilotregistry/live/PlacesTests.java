package pilotregistry.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

class PlacesTests {

    private static final Duration SECOND = Duration.ofSeconds(1);

    private final Places places =
            new Places(new LiveProperties(2, 1, 1, 1, 1, DataSize.ofBytes(1), SECOND, SECOND, SECOND));

    @Test
    void givesAnAddressItsOwnAndNoMore() {
        var first = places.ofAddress("192.0.2.1");
        var second = places.ofAddress("192.0.2.1");
        assertThat(places.ofAddress("192.0.2.1")).isNull();
        assertThat(places.ofAddress("192.0.2.2")).isNotNull();
        assertThat(first).isNotNull();
        first.close();
        first.close();
        assertThat(places.ofAddress("192.0.2.1")).isNotNull();
        assertThat(places.ofAddress("192.0.2.1")).isNull();
        assertThat(second).isNotNull();
    }

    @Test
    void takesANetworkOfSixForOneAddress() {
        assertThat(places.ofAddress("2001:db8:1:2::1")).isNotNull();
        assertThat(places.ofAddress("2001:db8:1:2:ffff::7")).isNotNull();
        assertThat(places.ofAddress("2001:db8:1:2:3:4:5:6")).isNull();
        assertThat(places.ofAddress("2001:db8:1:3::1")).isNotNull();
    }

    @Test
    void countsWhatNobodyRecognisedReservedApart() {
        var reserved = places.ofReservation("2001:db8:1:2::1");
        assertThat(places.ofReservation("2001:db8:1:2::2")).isNull();
        assertThat(places.ofAddress("2001:db8:1:2::1")).isNotNull();
        assertThat(reserved).isNotNull();
        reserved.close();
        assertThat(places.ofReservation("2001:db8:1:2::2")).isNotNull();
    }

    @Test
    void remembersNobodyWhoLeft() {
        var place = places.ofClient("lin.yuan");
        assertThat(place).isNotNull();
        assertThat(places.holders()).isEqualTo(1);
        place.close();
        assertThat(places.holders()).isZero();
    }
}
