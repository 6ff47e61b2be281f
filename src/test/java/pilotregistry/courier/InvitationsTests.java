package pilotregistry.courier;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pilotregistry.RegistryTest;
import pilotregistry.StoryClock;

@RegistryTest
class InvitationsTests {

    @Autowired
    Invitations invitations;

    @Autowired
    StoryClock clock;

    private final String person = "person." + UUID.randomUUID();
    private final String address = "https://" + UUID.randomUUID() + ".example.cn/";

    @BeforeEach
    void onADayOfItsOwn() {
        clock.set(StoryClock.START.plus(Duration.ofDays(650)));
    }

    @Test
    void spendsNothingOfAnAddressWhereThePersonHasNoneLeft() {
        for (int time = 0; time < Invitations.OF_ONE_PERSON; time++) {
            assertThat(invitations.take(person, address + time, 1)).isTrue();
        }
        assertThat(invitations.take(person, address, 1)).isFalse();
        assertThat(invitations.take(person + "2", address, 1)).isTrue();
    }

    @Test
    void spendsNothingOfThePersonWhereTheAddressHasNoneLeft() {
        assertThat(invitations.take(person, address, 1)).isTrue();
        for (int time = 0; time < Invitations.OF_ONE_PERSON; time++) {
            assertThat(invitations.take(person, address, 1)).isFalse();
        }
        assertThat(invitations.take(person, address + "other", 1)).isTrue();
    }
}
