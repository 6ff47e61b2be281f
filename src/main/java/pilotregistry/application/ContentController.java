package pilotregistry.application;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;
import pilotregistry.batch.Policy;
import pilotregistry.language.Language;
import pilotregistry.language.Messages;
import pilotregistry.organization.Directory;
import pilotregistry.organization.Organization;
import pilotregistry.organization.OrganizationId;
import pilotregistry.reference.Division;
import pilotregistry.reference.Industry;
import pilotregistry.reference.OutcomeMetric;
import pilotregistry.reference.Province;
import pilotregistry.reference.ReferenceLists;
import pilotregistry.reference.Region;
import pilotregistry.reference.Rule;
import pilotregistry.reference.Watershed;

/// GraphQL: the things that an application's content and findings name by code.
@Controller
class ContentController {

    private final ReferenceLists reference;
    private final Directory directory;
    private final Messages messages;
    private final Rulebook rulebook;
    private final Snapshots snapshots;
    private final Clock clock;

    ContentController(
            ReferenceLists reference,
            Directory directory,
            Messages messages,
            Rulebook rulebook,
            MongoOperations mongo,
            Clock clock) {
        this.reference = reference;
        this.directory = directory;
        this.messages = messages;
        this.rulebook = rulebook;
        this.snapshots = new Snapshots(mongo);
        this.clock = clock;
    }

    @BatchMapping(typeName = "ApplicationContent")
    Map<ApplicationContent, Organization> implementer(Collection<ApplicationContent> contents) {
        var found = organizations(
                contents.stream().map(ApplicationContent::implementer).filter(Objects::nonNull));
        return contents.stream()
                .filter(content -> content.implementer() != null && found.containsKey(content.implementer()))
                .distinct()
                .collect(Collectors.toMap(
                        content -> content, content -> Objects.requireNonNull(found.get(content.implementer()))));
    }

    @BatchMapping(typeName = "ApplicationContent")
    Map<ApplicationContent, List<Organization>> coApplicants(Collection<ApplicationContent> contents) {
        var found = organizations(contents.stream().flatMap(content -> content.coApplicants().stream()));
        return contents.stream()
                .distinct()
                .collect(Collectors.toMap(
                        content -> content,
                        content -> content.coApplicants().stream()
                                .map(found::get)
                                .filter(Objects::nonNull)
                                .toList()));
    }

    @BatchMapping
    Map<Filing, String> frozen(List<Filing> filings) {
        var found = snapshots.byHash(filings.stream().map(Filing::sha256).collect(Collectors.toSet()));
        return filings.stream()
                .filter(filing -> found.containsKey(filing.sha256()))
                .distinct()
                .collect(Collectors.toMap(
                        filing -> filing, filing -> Objects.requireNonNull(found.get(filing.sha256()))));
    }

    @SchemaMapping
    Optional<Province> leadProvince(ApplicationContent content) {
        return Optional.ofNullable(content.leadProvince()).flatMap(reference::province);
    }

    @SchemaMapping
    List<Division> divisions(PilotObject object) {
        return object.divisionCodes().stream()
                .map(reference.divisions()::find)
                .flatMap(Optional::stream)
                .toList();
    }

    @SchemaMapping
    Optional<Region> region(PilotObject object, @Argument @Nullable LocalDate asOf) {
        var day = asOf == null ? LocalDate.ofInstant(clock.instant(), Policy.ZONE) : asOf;
        return Optional.ofNullable(object.regionCode())
                .flatMap(code -> reference.regions().find(code, day));
    }

    @SchemaMapping
    Optional<Watershed> watershed(PilotObject object) {
        return Optional.ofNullable(object.watershedCode()).flatMap(reference::watershed);
    }

    @SchemaMapping
    Optional<Industry> industry(IndustryChoice choice) {
        return reference.industry(choice.code());
    }

    @SchemaMapping
    Optional<OutcomeMetric> outcomeMetric(ExpectedOutcome outcome) {
        return reference.outcomeMetric(outcome.metric());
    }

    @SchemaMapping
    Optional<Rule> rule(Finding finding) {
        return reference.rule(finding.rule());
    }

    @SchemaMapping
    String clause(Finding finding) {
        return rulebook.clause(finding.rule());
    }

    @SchemaMapping
    String message(Finding finding, Locale locale) {
        return messages.say(finding.key(), finding.facts(), Language.of(locale));
    }

    @SchemaMapping
    @Nullable
    String remedy(Finding finding, Locale locale) {
        return finding.verdict() == Finding.Verdict.MET
                ? null
                : messages.say(finding.remedyKey(), finding.facts(), Language.of(locale));
    }

    private Map<OrganizationId, Organization> organizations(Stream<OrganizationId> ids) {
        return directory.byId(ids.collect(Collectors.toSet()));
    }
}
