package pilotregistry.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import pilotregistry.Race;
import pilotregistry.RegistryTest;
import pilotregistry.access.Actor;
import pilotregistry.access.Mandate;
import pilotregistry.access.Scope;
import pilotregistry.batch.BatchId;
import pilotregistry.ledger.Author;
import pilotregistry.ledger.Command;

/// Twenty writers at once, sixty times.
@RegistryTest
class ApplicationRaceTests {

    private static final int WRITERS = 20;
    private static final int TRIALS = 60;

    @Autowired
    Intake intake;

    @Autowired
    MongoOperations mongo;

    @Autowired
    Clock clock;

    @Test
    void oneBodyHasOneActiveApplicationOfATitleInABatch() {
        for (int trial = 0; trial < TRIALS; trial++) {
            var title = "同名申报竞争 " + UUID.randomUUID();
            var drafted = Race.of(WRITERS, writer -> draft(title, command("draftApplication", null, null)));
            assertThat(drafted.stream().filter(decision -> decision.accepted())).hasSize(1);
            assertThat(drafted.stream()
                            .filter(decision -> !decision.accepted())
                            .map(decision -> decision.refusals().getFirst().code()))
                    .containsOnly(DraftApplicationErrorCode.DUPLICATE_TITLE);
            assertThat(titled(title)).hasSize(1);
        }
    }

    @Test
    void aRepeatedKeyDraftsOnceAndAnswersAlike() {
        for (int trial = 0; trial < TRIALS; trial++) {
            var title = "重复提交竞争 " + UUID.randomUUID();
            var key = UUID.randomUUID().toString();
            var drafted = Race.of(WRITERS, writer -> draft(title, command("draftApplication", key, null)));
            assertThat(drafted).allMatch(decision -> decision.accepted());
            assertThat(drafted.stream()
                            .map(decision -> decision.aggregate().id())
                            .distinct())
                    .hasSize(1);
            assertThat(titled(title)).hasSize(1);
        }
    }

    @Test
    void aRepeatedKeyEditsOnce() {
        for (int trial = 0; trial < TRIALS; trial++) {
            var application = drafted();
            var key = UUID.randomUUID().toString();
            Race.of(WRITERS, writer -> edit(application, "一次", command("editApplication", key, null)));
            assertThat(reloaded(application).version()).isEqualTo(application.version() + 1);
            assertThat(reloaded(application).history().sequence()).isEqualTo(2);
        }
    }

    @Test
    void ofEditorsOfOneVersionExactlyOneWinsAndTheOthersGetTheCurrentState() {
        for (int trial = 0; trial < TRIALS; trial++) {
            var application = drafted();
            var edited = Race.of(
                    WRITERS,
                    writer ->
                            edit(application, "编辑者" + writer, command("editApplication", null, application.version())));
            assertThat(edited.stream().filter(decision -> decision.accepted())).hasSize(1);
            var current = reloaded(application);
            assertThat(edited.stream().filter(decision -> !decision.accepted()))
                    .allMatch(decision ->
                            decision.refusals().getFirst().code() == EditApplicationErrorCode.VERSION_CONFLICT
                                    && decision.aggregate().version() == current.version()
                                    && decision.aggregate()
                                            .content()
                                            .openListNote()
                                            .equals(current.content().openListNote()));
        }
    }

    private Application drafted() {
        return draft("竞争 " + UUID.randomUUID(), command("draftApplication", null, null))
                .aggregate();
    }

    private pilotregistry.ledger.Decision<Application, DraftApplicationErrorCode> draft(String title, Command command) {
        return intake.draft(BatchId.of(9001), applicant().organizationId(), content(title, null), actor(), command);
    }

    private pilotregistry.ledger.Decision<Application, EditApplicationErrorCode> edit(
            Application application, String note, Command command) {
        return intake.edit(application.id(), content(null, note), actor(), command);
    }

    private Application reloaded(Application application) {
        return mongo.findById(application.id(), Application.class);
    }

    private List<Application> titled(String title) {
        return mongo.find(Query.query(Criteria.where("content.title").is(title)), Application.class);
    }

    private Actor actor() {
        return new Actor.Identified(
                "lin.yuan", "林园", null, Set.of(Scope.READ.value(), Scope.WRITE.value()), List.of(applicant()));
    }

    private Mandate applicant() {
        return mongo.findOne(
                Query.query(Criteria.where("grant.holder")
                        .is("lin.yuan")
                        .and("grant.grantedBy")
                        .is("registry")),
                Mandate.class);
    }

    private Command command(String act, @Nullable String key, @Nullable Long version) {
        return new Command(act, new Author("lin.yuan", null, null), key, "same", version, false, clock.instant());
    }

    private static ApplicationContent content(@Nullable String title, @Nullable String note) {
        return new ApplicationContent(
                title, null, null, null, null, null, null, null, null, null, null, null, null, null, null, note);
    }
}
