package pilotregistry.pilot;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;
import pilotregistry.language.CodedException;
import pilotregistry.reference.SocialCreditCode;

/// GraphQL: answers an enterprise or an inspector whether it is deemed audited.
@Controller
class CreditController {

    private final CreditBook credits;

    CreditController(CreditBook credits) {
        this.credits = credits;
    }

    /// All that an enterprise has, and what counts of it now.
    ///
    /// @param counting the latest that is confirmed and not held; null where none is
    record EnterpriseCredit(
            String socialCreditCode, @Nullable AuditCredit counting, List<AuditCredit> credits) {

        public boolean deemedAudited() {
            return counting != null;
        }

        public boolean demonstration() {
            return counting != null && counting.demonstration();
        }

        public @Nullable LocalDate since() {
            return counting == null ? null : counting.confirmedSince();
        }
    }

    @QueryMapping
    EnterpriseCredit auditCredit(@Argument String socialCreditCode) {
        var code = SocialCreditCode.parse(socialCreditCode)
                .orElseThrow(
                        () -> new CodedException("BAD_SOCIAL_CREDIT_CODE", Map.of("code", shown(socialCreditCode))));
        var all = credits.of(code);
        var counting = all.stream().filter(AuditCredit::counts).findFirst().orElse(null);
        return new EnterpriseCredit(code.value(), counting, all);
    }

    private static String shown(String code) {
        return code.length() > 30 ? code.substring(0, 30) + "…" : code;
    }
}
