package pilotregistry.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import pilotregistry.ledger.Refusal;
import pilotregistry.organization.OrganizationId;

class MandateTests {

    private static final Instant FROM = Instant.parse("2023-03-01T00:00:00Z");
    private static final Instant UNTIL = Instant.parse("2023-12-31T16:00:00Z");

    @Test
    void holdsFromItsFirstInstantUntilTheFirstAfterIt() {
        var mandate = mandate(FROM, UNTIL);
        assertThat(mandate.holdsAt(FROM.minusNanos(1))).isFalse();
        assertThat(mandate.holdsAt(FROM)).isTrue();
        assertThat(mandate.holdsAt(UNTIL.minusNanos(1))).isTrue();
        assertThat(mandate.holdsAt(UNTIL)).isFalse();
        assertThat(mandate(FROM, null).holdsAt(Instant.parse("2999-01-01T00:00:00Z")))
                .isTrue();
    }

    @Test
    void holdsNoLongerOnceRevoked() {
        var mandate = mandate(FROM, null);
        assertThat(mandate.revoke(FROM.plusSeconds(1), "admin", "离职")).isEmpty();
        assertThat(mandate.holdsAt(FROM.plusSeconds(1))).isFalse();
        assertThat(mandate.revoke(FROM.plusSeconds(2), "admin", "离职"))
                .extracting(Refusal::code)
                .containsExactly(RevokeMandateErrorCode.ALREADY_REVOKED);
    }

    @Test
    void leavesRoomForAnotherOnlyOutsideItsTime() {
        var mandate = mandate(FROM, UNTIL);
        assertThat(mandate.leavesRoomFor(grant(FROM, UNTIL))).isFalse();
        assertThat(mandate.leavesRoomFor(grant(UNTIL.minusNanos(1), null))).isFalse();
        assertThat(mandate.leavesRoomFor(grant(UNTIL, null))).isTrue();
        assertThat(mandate.leavesRoomFor(grant(Instant.EPOCH, FROM))).isTrue();
        assertThat(mandate.leavesRoomFor(grant(Instant.EPOCH, FROM.plusNanos(1))))
                .isFalse();
        assertThat(mandate(FROM, null).leavesRoomFor(grant(UNTIL, null))).isFalse();
        mandate.revoke(FROM, "admin", "离职");
        assertThat(mandate.leavesRoomFor(grant(FROM, UNTIL))).isTrue();
    }

    private static Mandate mandate(Instant from, @Nullable Instant until) {
        return Mandate.grant(new MandateId("mandate_1"), grant(from, until), 0);
    }

    private static Mandate.Grant grant(Instant from, @Nullable Instant until) {
        return new Mandate.Grant(
                "lin.yuan",
                new OrganizationId("organization_park"),
                "350000",
                Role.APPLICANT,
                true,
                from,
                until,
                "admin");
    }
}
