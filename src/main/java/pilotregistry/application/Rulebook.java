package pilotregistry.application;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import pilotregistry.reference.ReferenceLists;

/// The rules of a batch, each asked of an application.
@Component
class Rulebook {

    private final ReferenceLists reference;
    private final ObjectProvider<BaselineCoverage> baseline;
    private final List<Question> questions;

    Rulebook(ReferenceLists reference, ObjectProvider<BaselineCoverage> baseline) {
        this.reference = reference;
        this.baseline = baseline;
        this.questions = Stream.of(
                        new ObjectRules(reference).questions(),
                        new CoAuditRules(reference).questions(),
                        new ApplicantRules(reference).questions(),
                        CleanRecordRules.questions(),
                        new PlanRules(reference).questions(),
                        SubmissionRules.questions())
                .flatMap(List::stream)
                .toList();
    }

    /// What every rule that is for an application says of it, by number of the rule; what earlier batches cover is
    /// asked once for all.
    Map<Application, List<Finding>> findings(Collection<Dossier> dossiers) {
        var all = Stream.concat(questions.stream(), Stream.of(new BaselineRule(reference, baseline)))
                .toList();
        return dossiers.stream().collect(Collectors.toMap(Dossier::application, dossier -> findings(dossier, all)));
    }

    private static List<Finding> findings(Dossier dossier, List<Question> all) {
        return all.stream()
                .map(question -> question.ask(dossier))
                .filter(Objects::nonNull)
                .sorted(Comparator.comparing(Finding::code))
                .toList();
    }

    String clause(String rule) {
        return reference.rule(rule).map(known -> rule + ", 通知" + known.clause()).orElse(rule);
    }
}
