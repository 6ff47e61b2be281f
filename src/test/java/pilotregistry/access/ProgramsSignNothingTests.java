package pilotregistry.access;

import static org.assertj.core.api.Assertions.assertThat;
import static pilotregistry.access.Mandates.codes;
import static pilotregistry.access.Mandates.grantInput;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.mongodb.core.MongoOperations;
import pilotregistry.Caller;
import pilotregistry.RegistryTest;

/// A joint act takes two persons (R22, R29): a program of one of them is no second one.
@RegistryTest
class ProgramsSignNothingTests {

    private static final String ROLES = "{ viewer { mandates { id role } } }";

    @LocalServerPort
    int port;

    @Autowired
    MongoOperations mongo;

    private Mandates mandates;

    @BeforeEach
    void begin() {
        mandates = new Mandates(port, mongo);
    }

    @Test
    void aProgramHasNoMandateOfADepartmentOrAnExpert() {
        var department = mandates.of("wu.ndrc").organizationId().value();
        for (var role : new String[] {"PROVINCIAL_DEVELOPMENT_AND_REFORM", "EXPERT"}) {
            var granted = mandates.grant("admin", grantInput("partner-demo", department, role));
            assertThat(codes(granted)).isEmpty();
            assertThat(Caller.partner(port).data(ROLES).at("/viewer/mandates").findValuesAsString("role"))
                    .containsExactly("PARTNER");
            end(granted.at("/mandate/id").asString());
        }
    }

    @Test
    void aProgramMayWriteForABodyThatApplies() {
        var granted = mandates.grant("admin", grantInput("partner-demo", mandates.park(), "APPLICANT"));
        assertThat(Caller.partner(port).data(ROLES).at("/viewer/mandates").findValuesAsString("role"))
                .containsExactlyInAnyOrder("PARTNER", "APPLICANT");
        end(granted.at("/mandate/id").asString());
    }

    private void end(String mandate) {
        var input = Map.of("id", mandate, "reason", "试验结束 " + UUID.randomUUID());
        assertThat(codes(mandates.revoke("admin", input))).isEmpty();
    }
}
