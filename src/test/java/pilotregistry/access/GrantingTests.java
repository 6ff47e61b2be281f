package pilotregistry.access;

import static org.assertj.core.api.Assertions.assertThat;
import static pilotregistry.access.GrantMandateErrorCode.*;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import pilotregistry.ledger.Refusal;
import pilotregistry.organization.OrganizationId;

class GrantingTests {

    private static final Instant FROM = Instant.parse("2023-03-01T00:00:00Z");
    private static final Instant UNTIL = Instant.parse("2023-12-31T16:00:00Z");
    private static final OrganizationId PARK = new OrganizationId("organization_park");
    private static final OrganizationId OTHER = new OrganizationId("organization_other");

    @ParameterizedTest
    @EnumSource(Role.class)
    void handsOnWhatOneHoldsUnlessItIsForAdministratorsToGive(Role role) {
        var holder = actor(mandate(PARK, role, true, FROM, UNTIL));
        var handsOn = Set.of(
                Role.APPLICANT,
                Role.PROVINCIAL_ECOLOGY,
                Role.PROVINCIAL_DEVELOPMENT_AND_REFORM,
                Role.MINISTRY_ECOLOGY,
                Role.MINISTRY_DEVELOPMENT_AND_REFORM);
        for (var wished : Role.values()) {
            assertThat(codes(holder, wish(PARK, wished, FROM, UNTIL)))
                    .as("%s from %s", wished, role)
                    .isEqualTo(wished == role && handsOn.contains(role) ? List.of() : List.of(NOT_YOURS_TO_GRANT));
        }
    }

    @Test
    void handsOnForNoOtherBodyAndNotWithoutLeave() {
        var wish = wish(PARK, Role.APPLICANT, FROM, UNTIL);
        assertThat(codes(actor(mandate(OTHER, Role.APPLICANT, true, FROM, null)), wish))
                .containsExactly(NOT_YOURS_TO_GRANT);
        assertThat(codes(actor(mandate(PARK, Role.APPLICANT, false, FROM, null)), wish))
                .containsExactly(NOT_YOURS_TO_GRANT);
        assertThat(codes(new Actor.Anonymous(), wish)).containsExactly(NOT_YOURS_TO_GRANT);
    }

    @Test
    void handsOnNothingBeyondItsOwnPeriod() {
        var holder = actor(mandate(PARK, Role.APPLICANT, true, FROM, UNTIL));
        assertThat(codes(holder, wish(PARK, Role.APPLICANT, FROM, UNTIL))).isEmpty();
        assertThat(codes(holder, wish(PARK, Role.APPLICANT, FROM, UNTIL.plusMillis(1))))
                .containsExactly(OUTSIDE_YOUR_PERIOD);
        assertThat(codes(holder, wish(PARK, Role.APPLICANT, FROM, null))).containsExactly(OUTSIDE_YOUR_PERIOD);
        assertThat(codes(holder, wish(PARK, Role.APPLICANT, FROM.minusMillis(1), UNTIL)))
                .containsExactly(OUTSIDE_YOUR_PERIOD);
        assertThat(refusals(holder, wish(PARK, Role.APPLICANT, FROM.minusMillis(1), UNTIL))
                        .getFirst()
                        .path())
                .containsExactly("input", "from");
    }

    @Test
    void takesOfSeveralMandatesTheOneThatReachesFarEnough() {
        var brief = mandate(PARK, Role.APPLICANT, true, FROM, FROM.plus(Duration.ofDays(1)));
        var lasting = mandate(PARK, Role.APPLICANT, true, FROM, null);
        var wish = wish(PARK, Role.APPLICANT, FROM, null);
        assertThat(Granting.capacity(actor(brief, lasting), wish)).contains(lasting);
        assertThat(codes(actor(brief, lasting), wish)).isEmpty();
    }

    @Test
    void administersOnlyWithTheScopeForIt() {
        var administrator = mandate(OTHER, Role.ADMINISTRATOR, false, FROM, UNTIL);
        for (var role : Role.values()) {
            assertThat(codes(actor(administrator), wish(PARK, role, FROM.minusMillis(1), null)))
                    .as(role.name())
                    .containsExactly(NOT_YOURS_TO_GRANT);
            assertThat(codes(actor(Set.of(Scope.ADMIN.value()), administrator), wish(PARK, role, FROM, null)))
                    .as(role.name())
                    .isEmpty();
        }
    }

    private static List<GrantMandateErrorCode> codes(Actor actor, Mandate.Grant wish) {
        return refusals(actor, wish).stream().map(Refusal::code).toList();
    }

    private static List<Refusal<GrantMandateErrorCode>> refusals(Actor actor, Mandate.Grant wish) {
        return Granting.beyond(Granting.capacity(actor, wish).orElse(null), wish);
    }

    private static Actor actor(Mandate... mandates) {
        return actor(Set.of(Scope.READ.value(), Scope.WRITE.value()), mandates);
    }

    private static Actor actor(Set<String> scopes, Mandate... mandates) {
        return new Actor.Identified("lin.yuan", "林园", null, scopes, List.of(mandates));
    }

    private static Mandate mandate(
            OrganizationId body, Role role, boolean mayGrant, Instant from, @Nullable Instant until) {
        return Mandate.grant(
                new MandateId("mandate_" + body + role + until),
                new Mandate.Grant("lin.yuan", body, "350000", role, mayGrant, from, until, "admin"),
                0);
    }

    private static Mandate.Grant wish(OrganizationId body, Role role, Instant from, @Nullable Instant until) {
        return new Mandate.Grant("wang.colleague", body, null, role, false, from, until, "lin.yuan");
    }
}
