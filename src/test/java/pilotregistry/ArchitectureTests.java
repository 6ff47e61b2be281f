package pilotregistry;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaModifier.FINAL;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.SoftAssertions.assertSoftly;

import com.mongodb.client.MongoCollection;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.annotation.Annotation;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;
import pilotregistry.access.Actor;
import pilotregistry.ledger.Command;
import pilotregistry.ledger.Ledger;
import pilotregistry.ledger.Recorded;

/// The habits of the code that a compiler does not see. A rule that matches nothing fails too.
@Tag("gate")
@Execution(ExecutionMode.CONCURRENT)
class ArchitectureTests {

    static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("pilotregistry");

    /// Queries that answer everybody the same, besides those of the reference data; every other is told who asks.
    private static final Set<String> PUBLIC_QUERIES = Set.of(
            "applicants",
            "auditCredit",
            "auditCredits",
            "batch",
            "batches",
            "caseIndex",
            "consistencyProof",
            "coverage",
            "dailyRoots",
            "exportColumns",
            "feedPosition",
            "inclusionProof",
            "matchCaseStudies",
            "organization",
            "pilot",
            "pilots",
            "rateLimit",
            "searchCaseStudies",
            "searchIndex",
            "similarCaseStudies",
            "suggestCaseStudies");

    /// Who writes to the database besides the ledger. Nothing of it is the state of an aggregate.
    private static final Set<String> WRITERS = Set.of(
            "pilotregistry.outcome.KeptFigures", // what outcomes come to, derived from them
            "pilotregistry.application.Snapshots", // what was filed, only ever inserted
            "pilotregistry.casestudy.CaseVersions", // published versions, only ever inserted
            "pilotregistry.export.ExportFiles", // what is left over of exports
            "pilotregistry.export.MonthlySnapshots", // which months are complete, only ever inserted
            "pilotregistry.export.ExportRuns", // who writes which export, and how far
            "pilotregistry.courier.Invitations", // how often who was asked today
            "pilotregistry.webhook.Dispatches", // how far each webhook is told
            "pilotregistry.alert.Lookouts", // how far each saved search is told
            "pilotregistry.allowance.Allowances", // what of a budget is spent
            "pilotregistry.client.ClientUsage", // what clients use, by day
            "pilotregistry.client.LocalSecrets", // hashes of secrets
            "pilotregistry.document.DeprecatedUses", // days of use
            "pilotregistry.document.TrustedDocuments", // documents by their own number
            "pilotregistry.attachment.FileRoom", // files, and what is left to be removed
            "pilotregistry.connection.CursorKeys", // the keys of cursors
            "pilotregistry.backup.Restoration", // what a backup holds, into an empty database
            "pilotregistry.backup.RestorationGuard", // that this is under way
            "pilotregistry.upgrade.Formats", // in which format all of it is
            "pilotregistry.history.Roots", // the daily roots, only ever inserted
            "pilotregistry.feed.Relay"); // copies outboxes to the feed, then trims them

    private static final Set<String> WRITES = Set.of(
            "save",
            "insert",
            "insertAll",
            "update",
            "updateFirst",
            "updateMulti",
            "upsert",
            "findAndModify",
            "findAndReplace",
            "findAndRemove",
            "findAllAndRemove",
            "replace",
            "remove",
            "bulkOps",
            "insertOne",
            "insertMany",
            "updateOne",
            "updateMany",
            "replaceOne",
            "findOneAndUpdate",
            "findOneAndReplace",
            "findOneAndDelete",
            "deleteOne",
            "deleteMany",
            "bulkWrite");

    private static final DescribedPredicate<JavaClass> AGGREGATES =
            describe("aggregates", type -> !type.isInterface() && type.isAssignableTo(Recorded.class));

    @Test
    void namesClassesForWhatTheyAre() {
        noClasses()
                .should()
                .haveNameMatching(
                        ".*(Impl|Dto|DTO|Mapper|Utils?|Helper|Manager|Service)|.*[.$](Base|Abstract)[A-Z]\\w*")
                .check(CLASSES);
    }

    @Test
    void readsTheTimeFromItsClockOnly() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName(PilotRegistry.class.getName()) // makes the clock
                .should()
                .accessTargetWhere(describe("the wall clock is read", ArchitectureTests::readsTheWallClock))
                .check(CLASSES);
    }

    @Test
    void keepsControllersToTheirPackage() {
        classes()
                .that()
                .areMetaAnnotatedWith(Controller.class)
                .should()
                .bePackagePrivate()
                .check(CLASSES);
    }

    @Test
    void hasNoCycleOfPackages() {
        slices().matching("pilotregistry.(**)").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void closesItsAggregates() {
        classes().that(AGGREGATES).should().haveModifier(FINAL).check(CLASSES);
    }

    @Test
    void keepsTheStateOfAggregatesToThemselves() {
        noMethods()
                .that()
                .areDeclaredInClassesThat(AGGREGATES)
                .should()
                .haveNameMatching("set[A-Z].*")
                .check(CLASSES);
        fields().that()
                .areDeclaredInClassesThat(AGGREGATES)
                .and()
                .areNotStatic()
                .should()
                .bePrivate()
                .check(CLASSES);
    }

    @Test
    void keepsAggregatesFreeOfTransport() {
        noClasses()
                .that(AGGREGATES)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "graphql..", "org.springframework.graphql..", "org.springframework.web..", "jakarta.servlet..")
                .check(CLASSES);
    }

    @Test
    void letsAggregatesReferToEachOtherByIdOnly() {
        assertThat(CLASSES.that(AGGREGATES)).isNotEmpty();
        assertSoftly(softly -> CLASSES.that(AGGREGATES).forEach(aggregate -> {
            var parts = new HashSet<JavaClass>();
            var open = new ArrayDeque<>(List.of(aggregate));
            while (!open.isEmpty()) {
                held(open.pop()).filter(parts::add).forEach(open::add);
            }
            softly.assertThat(parts.stream().filter(AGGREGATES))
                    .as(aggregate.getName())
                    .isEmpty();
        }));
    }

    @Test
    void changesAggregatesThroughTheLedgerOnly() {
        noClasses()
                .that(describe(
                        "are neither the ledger nor said to write",
                        type -> !type.getPackageName().equals(Ledger.class.getPackageName())
                                && !WRITERS.contains(outermost(type).getName())))
                .should()
                .accessTargetWhere(describe("the database is written to", ArchitectureTests::writes))
                .check(CLASSES);
        var writing = CLASSES.stream()
                .filter(type -> type.getAccessesFromSelf().stream().anyMatch(ArchitectureTests::writes))
                .map(type -> outermost(type).getName());
        assertThat(writing).as("those who write").containsAll(WRITERS);
    }

    @Test
    void tellsEveryQueryWhoAsks() {
        assertThat(mappings(QueryMapping.class)
                        .filter(method -> !method.getOwner().getPackageName().equals("pilotregistry.reference"))
                        .filter(method -> !takes(method, Actor.class))
                        .map(JavaMethod::getName))
                .containsExactlyInAnyOrderElementsOf(PUBLIC_QUERIES);
    }

    @Test
    void tellsEveryMutationWhoActsAndUnderWhichCommand() {
        assertThat(mappings(MutationMapping.class)).isNotEmpty();
        assertThat(mappings(MutationMapping.class)
                        .filter(method -> !takes(method, Actor.class) || !takes(method, Command.class)))
                .isEmpty();
    }

    private static boolean readsTheWallClock(JavaAccess<?> call) {
        var owner = call.getTargetOwner();
        var named = owner.getName() + "." + call.getName();
        var parameters = call.getTarget() instanceof CodeUnitAccessTarget unit
                ? unit.getRawParameterTypes()
                : List.<JavaClass>of();
        return Set.of("java.lang.System.currentTimeMillis", "java.util.Calendar.getInstance")
                        .contains(named)
                || named.matches("java\\.time\\.Clock\\.(system|tick).*")
                || (named.equals("java.util.Date.<init>") && parameters.isEmpty())
                || (owner.getPackageName().startsWith("java.time")
                        && call.getName().equals("now")
                        && parameters.stream().noneMatch(type -> type.isEquivalentTo(Clock.class)));
    }

    private static boolean writes(JavaAccess<?> call) {
        var owner = call.getTargetOwner();
        return WRITES.contains(call.getName())
                && (owner.isAssignableTo(MongoOperations.class) || owner.isAssignableTo(MongoCollection.class));
    }

    private static Stream<JavaClass> held(JavaClass type) {
        return type.getFields().stream()
                .flatMap(field -> field.getAllInvolvedRawTypes().stream())
                .filter(part -> part.getPackageName().startsWith("pilotregistry"));
    }

    private static JavaClass outermost(JavaClass type) {
        return type.getEnclosingClass().map(ArchitectureTests::outermost).orElse(type);
    }

    private static Stream<JavaMethod> mappings(Class<? extends Annotation> annotation) {
        return CLASSES.stream()
                .flatMap(type -> type.getMethods().stream())
                .filter(method -> method.isAnnotatedWith(annotation));
    }

    private static boolean takes(JavaMethod method, Class<?> parameter) {
        return method.getRawParameterTypes().stream().anyMatch(type -> type.isEquivalentTo(parameter));
    }
}
