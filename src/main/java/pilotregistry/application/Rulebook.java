package pilotregistry.application;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import pilotregistry.reference.ReferenceLists;

/// The rules of a batch, each asked of an application.
@Component
class Rulebook {

    private final ReferenceLists reference;
    private final List<Question> questions;

    Rulebook(ReferenceLists reference, ObjectProvider<BaselineCoverage> baseline) {
        this.reference = reference;
        this.questions = Stream.of(
                        new ObjectRules(reference).questions(),
                        new CoAuditRules(reference).questions(),
                        new ApplicantRules(reference).questions(),
                        List.<Question>of(new BaselineRule(reference, baseline)),
                        CleanRecordRules.questions(),
                        new PlanRules(reference).questions(),
                        SubmissionRules.questions())
                .flatMap(List::stream)
                .toList();
    }

    /// What every rule that is for this application says of it, by number of the rule.
    List<Finding> findings(Dossier dossier) {
        return questions.stream()
                .map(question -> question.ask(dossier))
                .filter(Objects::nonNull)
                .sorted(Comparator.comparing(Finding::code))
                .toList();
    }

    String clause(String rule) {
        return reference.rule(rule).map(known -> rule + ", 通知" + known.clause()).orElse(rule);
    }
}
