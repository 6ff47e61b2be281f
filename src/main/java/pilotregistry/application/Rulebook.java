package pilotregistry.application;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import pilotregistry.batch.Batch;
import pilotregistry.organization.Organization;
import pilotregistry.reference.ReferenceLists;

/// The rules of a batch, each asked of an application.
@Component
class Rulebook {

    private final ReferenceLists reference;

    Rulebook(ReferenceLists reference) {
        this.reference = reference;
    }

    List<Finding> findings(Application application, Batch call, Organization applicant, Instant now) {
        var findings = new ArrayList<Finding>();
        findings.add(
                call.closedAt(now)
                        ? Finding.notMet("R25", FindingCode.DEADLINE).with("lastDay", call.policy().lastDay())
                        : Finding.met("R25", FindingCode.DEADLINE));
        return findings;
    }

    String clause(String rule) {
        return reference.rule(rule).map(known -> rule + ", 通知" + known.clause()).orElse(rule);
    }
}
