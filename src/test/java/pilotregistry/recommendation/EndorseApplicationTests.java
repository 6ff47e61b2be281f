package pilotregistry.recommendation;

import static org.assertj.core.api.Assertions.assertThat;
import static pilotregistry.recommendation.ProvincialStory.codes;
import static pilotregistry.recommendation.ProvincialStory.done;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import pilotregistry.Caller;
import pilotregistry.RegistryTest;
import pilotregistry.StoryClock;
import pilotregistry.access.Actor;
import pilotregistry.access.Mandate;
import pilotregistry.application.ApplicationId;
import pilotregistry.language.Language;
import pilotregistry.language.Messages;
import pilotregistry.ledger.Author;
import pilotregistry.ledger.Command;
import pilotregistry.ledger.Refusal;

@RegistryTest
class EndorseApplicationTests {

    @LocalServerPort
    int port;

    @Autowired
    MongoOperations mongo;

    @Autowired
    StoryClock clock;

    @Autowired
    ProvincialDesk desk;

    private ProvincialStory story;

    @BeforeEach
    void begin() {
        story = ProvincialStory.begin(port, mongo);
    }

    @AfterEach
    void turnBack() {
        clock.set(StoryClock.START);
    }

    @Test
    void fillsTheSlotOfTheCallersDepartment() {
        var id = story.filed("甲");
        done(story.verify(story.ecology, id));
        var half = done(story.endorse(story.development, id)).at("/recommendation/entries/0/round");
        assertThat(half.at("/developmentAndReform/comment").asString()).isEqualTo("同意推荐");
        assertThat(half.get("ecologyAndEnvironment").isNull()).isTrue();
        assertThat(half.get("jointlyEndorsedAt").isNull()).isTrue();
        var both = done(story.endorse(story.ecology, id)).at("/recommendation/entries/0/round");
        assertThat(both.get("jointlyEndorsedAt").asString()).isEqualTo("2023-03-10T00:00:00Z");
        assertThat(both.get("valid").asBoolean()).isTrue();
    }

    @Test
    void refusesWhatNobodyVerified() {
        var id = story.filed("未核实");
        var refused = story.endorse(story.ecology, id);
        assertThat(codes(refused)).containsExactly("NOT_VERIFIED");
        assertThat(refused.get("recommendation").isNull()).isTrue();
        done(story.verify(story.ecology, story.filed("另一件")));
        assertThat(codes(story.endorse(story.ecology, id))).containsExactly("NOT_VERIFIED");
    }

    @Test
    void refusesWhatIsInDoubt() {
        var id = story.filed("存疑");
        done(story.verify(story.ecology, id, Map.of("result", "DOUBTFUL")));
        assertThat(codes(story.endorse(story.development, id))).containsExactly("DOUBTFUL");
    }

    @Test
    void refusesASecondTimeByTheSameDepartment() {
        var id = story.filed("重复");
        done(story.verify(story.ecology, id));
        done(story.endorse(story.ecology, id));
        assertThat(codes(story.endorse(story.ecology, id))).containsExactly("ALREADY_ENDORSED");
    }

    // Somebody who has gone over to the other department of the province since.
    @Test
    void refusesTheOtherSlotToWhoFilledOne() {
        var id = story.filed("两人");
        done(story.verify(story.ecology, id));
        done(story.endorse(story.ecology, id));
        var both = new Actor.Identified(
                "chen.eco", "陈", null, Set.of("registry.read", "registry.write"), mandatesOf("wu.ndrc"));
        var author = new Author("chen.eco", null, null);
        var command = new Command("endorseApplication", author, null, "", null, false, clock.instant());
        var decision = desk.endorse(new ApplicationId(id), null, both, command);
        assertThat(decision.refusals())
                .extracting(Refusal::code)
                .containsExactly(EndorseApplicationErrorCode.SAME_PERSON);
        var key = decision.refusals().getFirst().key();
        assertThat(new Messages().say(key, Map.of(), Language.ZH)).contains("两人");
        assertThat(new Messages().say(key, Map.of(), Language.EN)).contains("two persons");
        done(story.endorse(story.development, id));
    }

    private List<Mandate> mandatesOf(String holder) {
        return mongo.find(Query.query(Criteria.where("grant.holder").is(holder)), Mandate.class).stream()
                .filter(mandate -> mandate.holdsAt(clock.instant()))
                .toList();
    }

    @Test
    void voidsAndKeepsWhatWasEndorsedBeforeAReturn() {
        var id = story.jointlyEndorsed("退回");
        story.giveBack(id);
        assertThat(codes(story.endorse(story.ecology, id))).containsExactly("NOT_FILED");
        story.fileAgain(id);
        assertThat(codes(story.endorse(story.ecology, id))).containsExactly("FILING_CHANGED");
        var kept = story.recommendation(story.ecology).at("/entries/0/round");
        assertThat(kept.get("valid").asBoolean()).isFalse();
        assertThat(kept.at("/ecologyAndEnvironment/comment").asString()).isEqualTo("同意推荐");

        done(story.verify(story.development, id));
        done(story.endorse(story.ecology, id));
        var entry = story.recommendation(story.ecology).at("/entries/0");
        assertThat(entry.at("/round/filingNumber").asInt()).isEqualTo(2);
        assertThat(entry.at("/round/valid").asBoolean()).isTrue();
        assertThat(entry.at("/round/jointlyEndorsedAt").isNull()).isTrue();
        assertThat(entry.at("/formerRounds/0/valid").asBoolean()).isFalse();
        assertThat(entry.at("/formerRounds/0/jointlyEndorsedAt").isNull()).isFalse();
    }

    @Test
    void refusesAfterTheLastDayAndLongComments() {
        var id = story.filed("逾期");
        done(story.verify(story.ecology, id));
        clock.set(Instant.parse("2023-04-07T16:00:00Z"));
        assertThat(codes(story.endorse(story.ecology, id, Map.of("comment", "长".repeat(2_001)))))
                .containsExactly("DEADLINE", "TOO_LONG");
    }

    @Test
    void answersAStaleVersionWithTheCurrentState() {
        var id = story.filed("版本");
        var version = done(story.verify(story.ecology, id))
                .at("/recommendation/version")
                .asInt();
        done(story.endorse(story.ecology, id));
        var refused = story.endorse(story.development, id, Map.of("version", version));
        assertThat(codes(refused)).containsExactly("VERSION_CONFLICT");
        assertThat(refused.at("/recommendation/version").asInt()).isEqualTo(version + 1);
    }

    @Test
    void changesNothingWhenOnlyTriedAndDoesARepeatedKeyOnce() {
        var id = story.filed("试");
        done(story.verify(story.ecology, id));
        var tried = done(story.endorse(story.ecology, id, Map.of("validateOnly", true)));
        assertThat(tried.at("/recommendation/entries/0/round/ecologyAndEnvironment")
                        .isNull())
                .isTrue();
        var key = Map.of("idempotencyKey", "endorse-" + id);
        done(story.endorse(story.ecology, id, key));
        done(story.endorse(story.ecology, id, key));
    }

    @Test
    void isOnlyForTheDepartmentsOfTheLeadProvince() {
        var id = story.filed("省外");
        done(story.verify(story.ecology, id));
        var wish = Map.of("application", id);
        assertThat(ProvincialStory.codeOf(story.otherDevelopment, "endorseApplication", wish))
                .isEqualTo("NOT_FOUND");
        assertThat(ProvincialStory.codeOf(story.ministry, "endorseApplication", wish))
                .isEqualTo("FORBIDDEN");
        assertThat(ProvincialStory.codeOf(Caller.anonymous(port), "endorseApplication", wish))
                .isEqualTo("UNAUTHENTICATED");
    }
}
