package pilotregistry.recommendation;

import static org.assertj.core.api.Assertions.assertThat;
import static pilotregistry.organization.Duty.DEVELOPMENT_AND_REFORM;
import static pilotregistry.organization.Duty.ECOLOGY_AND_ENVIRONMENT;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import pilotregistry.application.Application;
import pilotregistry.application.ApplicationFixtures;
import pilotregistry.application.ApplicationId;
import pilotregistry.application.EnvironmentalEvent;
import pilotregistry.application.FilingFixtures;
import pilotregistry.application.Standing;
import pilotregistry.batch.Batch;
import pilotregistry.batch.BatchFixtures;
import pilotregistry.language.Label;
import pilotregistry.ledger.Author;
import pilotregistry.ledger.Refusal;
import pilotregistry.organization.Duty;

/// What the one document of a province and batch decides by itself.
class RecommendationTests {

    private static final String ONE_IN_SCOPE =
            ApplicationFixtures.enterprises(1).getFirst().socialCreditCode();

    private static final Instant NOW = Instant.parse("2023-03-10T00:00:00Z");
    private static final Instant TOO_LATE = Instant.parse("2023-04-07T16:00:00Z");
    private static final String FUJIAN = ApplicationFixtures.FUJIAN;

    private final Batch call = BatchFixtures.second();
    private final Recommendation recommendation = Recommendation.open(call, FUJIAN, NOW);
    private final Map<ApplicationId, Application> applications = new LinkedHashMap<>();

    @Test
    void isNamedByItsBatchAndProvince() {
        assertThat(recommendation.id()).hasToString("recommendation_2_350000");
        assertThat(recommendation.quota()).isEqualTo(5);
    }

    @Test
    void listsAnAuthenticApplicationAndGivesItASeat() {
        var application = filed("a");
        assertThat(verify(application)).isEmpty();
        assertThat(recommendation.seatsTaken(live())).isEqualTo(1);
        var round = entry(application).current();
        assertThat(round.filingNumber()).isEqualTo(1);
        assertThat(round.filingSha256()).isEqualTo("sha-1-a");
        assertThat(round.verification().department()).isEqualTo(ECOLOGY_AND_ENVIRONMENT);
        assertThat(entry(application).selfRecommendation()).isFalse();
    }

    @Test
    void refusesTheSixthWithoutAReason() {
        fill(5);
        var sixth = filed("sixth");
        assertThat(codes(verify(sixth))).containsExactly(VerifyApplicationErrorCode.QUOTA_NEEDS_REASON);
        assertThat(codes(verify(sixth, examination(sixth).with("  "))))
                .containsExactly(VerifyApplicationErrorCode.QUOTA_NEEDS_REASON);
        assertThat(recommendation.applications()).hasSize(5);
    }

    @Test
    void takesTheSixthWithAReasonAndFlagsIt() {
        fill(5);
        var sixth = filed("sixth");
        assertThat(verify(sixth, examination(sixth).with("跨区域示范意义突出"))).isEmpty();
        assertThat(entry(sixth).overQuotaReason()).isEqualTo("跨区域示范意义突出");
        assertThat(recommendation.seatsTaken(live())).isEqualTo(6);
    }

    @Test
    void recordsNoReasonWhileThereIsASeat() {
        var application = filed("a");
        assertThat(verify(application, examination(application).with("以防万一"))).isEmpty();
        assertThat(entry(application).overQuotaReason()).isNull();
    }

    @Test
    void givesTheSeatOfAWithdrawnOrReturnedApplicationToAnother() {
        var five = fill(5);
        FilingFixtures.withdrawn(five.get(0), NOW);
        FilingFixtures.returned(five.get(1), NOW);
        assertThat(recommendation.seatsTaken(live())).isEqualTo(3);
        assertThat(verify(filed("sixth"))).isEmpty();
        assertThat(verify(filed("seventh"))).isEmpty();
        assertThat(codes(verify(filed("eighth")))).containsExactly(VerifyApplicationErrorCode.QUOTA_NEEDS_REASON);
    }

    @Test
    void givesAReturnedApplicationASeatAnewOnlyWhenItIsVerifiedAgain() {
        var five = fill(5);
        FilingFixtures.returned(five.get(0), NOW);
        assertThat(verify(filed("sixth"))).isEmpty();
        var again = FilingFixtures.filedAgain(five.get(0), NOW);
        assertThat(recommendation.seatsTaken(live())).isEqualTo(5);
        assertThat(codes(verify(again))).containsExactly(VerifyApplicationErrorCode.QUOTA_NEEDS_REASON);
        assertThat(verify(again, examination(again).with("整改到位，仍应推荐"))).isEmpty();
        assertThat(entry(again).rounds()).hasSize(2);
    }

    @Test
    void keepsAnEarlierReasonWhenAnApplicationIsVerifiedAgainBeyondTheQuota() {
        fill(5);
        var sixth = filed("sixth");
        verify(sixth, examination(sixth).with("示范意义突出"));
        FilingFixtures.filedAgain(FilingFixtures.returned(sixth, NOW), NOW);
        assertThat(verify(sixth)).isEmpty();
        assertThat(entry(sixth).overQuotaReason()).isEqualTo("示范意义突出");
    }

    @Test
    void recordsDoubtsWithoutASeatAndLetsThemBeCleared() {
        fill(5);
        var doubtful = filed("doubtful");
        assertThat(verify(doubtful, examination(doubtful).with(VerificationResult.DOUBTFUL)))
                .isEmpty();
        assertThat(recommendation.seatsTaken(live())).isEqualTo(5);
        assertThat(codes(endorse(ECOLOGY_AND_ENVIRONMENT, doubtful)))
                .containsExactly(EndorseApplicationErrorCode.DOUBTFUL);
        assertThat(verify(doubtful, examination(doubtful).with("疑点已澄清，确需推荐"))).isEmpty();
        assertThat(recommendation.seatsTaken(live())).isEqualTo(6);
    }

    @Test
    void refusesToVerifyTheSameFilingTwice() {
        var application = filed("a");
        verify(application);
        assertThat(codes(verify(application))).containsExactly(VerifyApplicationErrorCode.ALREADY_VERIFIED);
    }

    @Test
    void refusesToVerifyWhatIsNotFiledHere() {
        var returned = FilingFixtures.returned(filed("returned"), NOW);
        assertThat(codes(verify(returned))).containsExactly(VerifyApplicationErrorCode.NOT_FILED);
        var withdrawn = FilingFixtures.withdrawn(filed("withdrawn"), NOW);
        assertThat(codes(verify(withdrawn))).containsExactly(VerifyApplicationErrorCode.NOT_FILED);
        var elsewhere = FilingFixtures.filed(
                "elsewhere",
                call.id(),
                ApplicationFixtures.PARK,
                ApplicationFixtures.with(ApplicationFixtures.completeContent(), "leadProvince", "320000"),
                NOW);
        assertThat(codes(verify(elsewhere))).containsExactly(VerifyApplicationErrorCode.NOT_FILED);
    }

    @Test
    void refusesAVerificationOfAnotherFilingThanTheCurrentOne() {
        var application = FilingFixtures.filedAgain(FilingFixtures.returned(filed("a"), NOW), NOW);
        assertThat(codes(verify(application, examination(application).upon("sha-1-a"))))
                .containsExactly(VerifyApplicationErrorCode.FILING_CHANGED);
        assertThat(verify(application, examination(application).upon("sha-2-a")))
                .isEmpty();
    }

    @Test
    void namesEveryReasonItCannotBeVerified() {
        var application = filed("a");
        var events = List.of(event("2021-05-01", null), event("2023-03-11", null));
        var verification = new Verification(
                VerificationMethod.OTHER,
                " ",
                VerificationResult.AUTHENTIC,
                false,
                events,
                new Signature(ECOLOGY_AND_ENVIRONMENT, TOO_LATE, "chen.eco"));
        var elsewhere = Recommendation.open(call, "430000", NOW);
        var examination = new Examination(
                verification, application, call, null, 0, "长".repeat(1_001), List.of(ECOLOGY_AND_ENVIRONMENT));
        assertThat(codes(elsewhere.verify(examination, live())))
                .containsExactlyInAnyOrder(
                        VerifyApplicationErrorCode.DEADLINE,
                        VerifyApplicationErrorCode.NOT_RECOMMENDING_UNIT,
                        VerifyApplicationErrorCode.NOT_FILED,
                        VerifyApplicationErrorCode.SELF_VERIFICATION,
                        VerifyApplicationErrorCode.FINDINGS_MISSING,
                        VerifyApplicationErrorCode.BASELINE_NOT_CHECKED,
                        VerifyApplicationErrorCode.OBJECT_NOT_CLEAN,
                        VerifyApplicationErrorCode.OBJECT_NOT_CLEAN,
                        VerifyApplicationErrorCode.RANK_INVALID,
                        VerifyApplicationErrorCode.TOO_LONG);
    }

    @Test
    void holdsAnEventAgainstTheObjectOnlyWithinTheCleanYears() {
        assertThat(verifyWith(event("2020-04-06", null))).isEmpty();
        assertThat(verifyWith(event("2020-04-07", ONE_IN_SCOPE))).isEmpty();
        assertThat(codes(verifyWith(event("2020-04-08", "91350581DEM0000014"))))
                .as("not in scope")
                .containsExactly(VerifyApplicationErrorCode.OBJECT_NOT_CLEAN);
        assertThat(codes(verifyWith(event("2020-04-07", null))))
                .containsExactly(VerifyApplicationErrorCode.OBJECT_NOT_CLEAN);
        assertThat(codes(verifyWith(event("2023-03-11", "91350581DEM0000014"))))
                .containsExactly(VerifyApplicationErrorCode.EVENT_IN_FUTURE);
    }

    @Test
    void letsTheOtherDepartmentVerifyWhatADepartmentAppliesFor() {
        var application = filed("a");
        var own = examination(application).applying(ECOLOGY_AND_ENVIRONMENT);
        assertThat(codes(verify(application, own))).containsExactly(VerifyApplicationErrorCode.SELF_VERIFICATION);
        assertThat(verify(application, own.by(DEVELOPMENT_AND_REFORM))).isEmpty();
        assertThat(entry(application).selfRecommendation()).isTrue();
    }

    @Test
    void letsTheOneThatDoesNotLeadVerifyWhereBothApply() {
        var application = filed("a");
        var both = examination(application).applying(DEVELOPMENT_AND_REFORM, ECOLOGY_AND_ENVIRONMENT);
        assertThat(codes(verify(application, both.by(DEVELOPMENT_AND_REFORM))))
                .containsExactly(VerifyApplicationErrorCode.SELF_VERIFICATION);
        assertThat(verify(application, both)).isEmpty();
    }

    @Test
    void fillsEachDepartmentsSlotOnce() {
        var application = filed("a");
        verify(application);
        assertThat(endorse(DEVELOPMENT_AND_REFORM, application)).isEmpty();
        assertThat(entry(application).current().jointlyEndorsedAt()).isNull();
        assertThat(codes(endorse(DEVELOPMENT_AND_REFORM, application)))
                .containsExactly(EndorseApplicationErrorCode.ALREADY_ENDORSED);
        assertThat(endorse(ECOLOGY_AND_ENVIRONMENT, application)).isEmpty();
        assertThat(entry(application).current().jointlyEndorsedAt()).isEqualTo(NOW);
    }

    @Test
    void needsTwoPersonsForBothSlots() {
        var application = filed("a");
        verify(application);
        assertThat(endorse(DEVELOPMENT_AND_REFORM, application)).isEmpty();
        var same = new Endorsement("同意", NOW, "official of " + DEVELOPMENT_AND_REFORM);
        assertThat(codes(recommendation.endorse(ECOLOGY_AND_ENVIRONMENT, same, application.standing(), call)))
                .containsExactly(EndorseApplicationErrorCode.SAME_PERSON);
        assertThat(entry(application).current().ecologyAndEnvironment()).isNull();
        assertThat(endorse(ECOLOGY_AND_ENVIRONMENT, application)).isEmpty();
    }

    @Test
    void endorsesOnlyWhatIsVerifiedAndStillFiled() {
        var application = filed("a");
        assertThat(codes(endorse(ECOLOGY_AND_ENVIRONMENT, application)))
                .containsExactly(EndorseApplicationErrorCode.NOT_VERIFIED);
        verify(application);
        FilingFixtures.returned(application, NOW);
        assertThat(codes(endorse(ECOLOGY_AND_ENVIRONMENT, application)))
                .containsExactly(EndorseApplicationErrorCode.NOT_FILED);
        FilingFixtures.filedAgain(application, NOW);
        assertThat(codes(endorse(ECOLOGY_AND_ENVIRONMENT, application)))
                .containsExactly(EndorseApplicationErrorCode.FILING_CHANGED);
    }

    @Test
    void voidsAndKeepsTheEndorsementsOfAFilingThatCameBack() {
        var application = jointlyEndorsed("a");
        FilingFixtures.filedAgain(FilingFixtures.returned(application, NOW), NOW);
        verify(application);
        var rounds = entry(application).rounds();
        assertThat(rounds.getFirst().jointlyEndorsedAt()).isNotNull();
        assertThat(rounds.getFirst().upon(application.standing())).isFalse();
        assertThat(rounds.getLast().jointlyEndorsedAt()).isNull();
        assertThat(codes(issue("闽环科财〔2023〕12号", List.of(application.id()))))
                .containsExactly(IssueRecommendationLetterErrorCode.NOT_JOINTLY_ENDORSED);
    }

    @Test
    void doesNotMistakeTheSameContentFiledAgainForTheFilingThatCameBack() {
        var application = filed("a");
        verify(application);
        FilingFixtures.returned(application, NOW);
        var same = FilingFixtures.filedUnchanged(application, NOW);
        assertThat(same.currentFiling().sha256())
                .isEqualTo(entry(application).current().filingSha256());
        assertThat(entry(application).current().upon(same.standing())).isFalse();
    }

    @Test
    void refusesLongCommentsAndLateEndorsements() {
        var application = filed("a");
        verify(application);
        var late = new Endorsement("长".repeat(2_001), TOO_LATE, "wu.ndrc");
        assertThat(codes(recommendation.endorse(DEVELOPMENT_AND_REFORM, late, application.standing(), call)))
                .containsExactly(EndorseApplicationErrorCode.DEADLINE, EndorseApplicationErrorCode.TOO_LONG);
    }

    @Test
    void namesInALetterAllThatBothEndorsedAndNoLetterNames() {
        var first = jointlyEndorsed("first");
        var half = filed("half");
        verify(half);
        endorse(ECOLOGY_AND_ENVIRONMENT, half);
        assertThat(issue("闽环科财〔2023〕12号", null)).isEmpty();
        assertThat(entry(first).current().inclusion()).isEqualTo(Inclusion.pending("闽环科财〔2023〕12号"));
        assertThat(entry(half).current().inclusion()).isNull();
        assertThat(codes(issue("闽环科财〔2023〕13号", null)))
                .containsExactly(IssueRecommendationLetterErrorCode.NOTHING_TO_RECOMMEND);
        endorse(DEVELOPMENT_AND_REFORM, half);
        assertThat(issue("闽环科财〔2023〕13号", null)).isEmpty();
        assertThat(recommendation.letters()).hasSize(2);
    }

    @Test
    void namesEveryReasonALetterIsNotIssued() {
        var done = jointlyEndorsed("done");
        issue("闽环科财〔2023〕12号", null);
        var half = filed("half");
        verify(half);
        var returned = FilingFixtures.returned(jointlyEndorsed("returned"), NOW);
        var anew = FilingFixtures.filedAgain(FilingFixtures.returned(jointlyEndorsed("anew"), NOW), NOW);
        var letter = letter("闽环科财〔2023〕12号", LocalDate.of(2023, 3, 2), TOO_LATE);
        var chosen = List.of(done.id(), half.id(), returned.id(), anew.id(), new ApplicationId("application_none"));
        assertThat(codes(recommendation.issue(letter, chosen, live(), call)))
                .containsExactly(
                        IssueRecommendationLetterErrorCode.DEADLINE,
                        IssueRecommendationLetterErrorCode.NUMBER_TAKEN,
                        IssueRecommendationLetterErrorCode.DATE_INVALID,
                        IssueRecommendationLetterErrorCode.ALREADY_IN_LETTER,
                        IssueRecommendationLetterErrorCode.NOT_JOINTLY_ENDORSED,
                        IssueRecommendationLetterErrorCode.NOT_FILED,
                        IssueRecommendationLetterErrorCode.FILING_CHANGED,
                        IssueRecommendationLetterErrorCode.NOT_LISTED);
        assertThat(codes(recommendation.issue(
                        letter("闽环科财〔2023〕14号", LocalDate.of(2023, 3, 11), NOW), List.of(), live(), call)))
                .containsExactly(
                        IssueRecommendationLetterErrorCode.DATE_INVALID,
                        IssueRecommendationLetterErrorCode.NOTHING_TO_RECOMMEND);
    }

    @Test
    void settlesWhatIsPendingAndNothingElse() {
        var application = jointlyEndorsed("a");
        issue("闽环科财〔2023〕12号", null);
        var pending = entry(application).current().inLetter();
        recommendation.settle("闽环科财〔2023〕13号", Map.of(application.id(), pending.entered()));
        assertThat(recommendation.pendingLetters()).hasSize(1);
        recommendation.settle("闽环科财〔2023〕12号", Map.of(application.id(), pending.entered()));
        assertThat(recommendation.pendingLetters()).isEmpty();
        recommendation.settle("闽环科财〔2023〕12号", Map.of(application.id(), pending.voided(LetterVoidReason.RETURNED)));
        assertThat(entry(application).current().inLetter().outcome()).isEqualTo(LetterOutcome.ENTERED);
    }

    @Test
    void ordersByRankWithTheUnrankedLast() {
        var unranked = filed("unranked");
        var second = filed("second");
        var first = filed("first");
        verify(unranked);
        verify(second, examination(second).ranked(2));
        verify(first, examination(first).ranked(1));
        assertThat(recommendation.entriesByRank())
                .extracting(entry -> entry.application().value())
                .containsExactly("first", "second", "unranked");
    }

    private List<Application> fill(int seats) {
        var applications = java.util.stream.IntStream.rangeClosed(1, seats)
                .mapToObj(number -> filed("application_" + number))
                .toList();
        applications.forEach(application -> assertThat(verify(application)).isEmpty());
        return applications;
    }

    private Application filed(String id) {
        var application =
                FilingFixtures.filed(id, call.id(), ApplicationFixtures.PARK, ApplicationFixtures.TITLE + id, NOW);
        applications.put(application.id(), application);
        return application;
    }

    private Map<ApplicationId, Standing> live() {
        return applications.values().stream().collect(Collectors.toMap(Application::id, Application::standing));
    }

    private Application jointlyEndorsed(String id) {
        var application = filed(id);
        verify(application);
        endorse(ECOLOGY_AND_ENVIRONMENT, application);
        endorse(DEVELOPMENT_AND_REFORM, application);
        return application;
    }

    private Entry entry(Application application) {
        return recommendation.entry(application.id()).orElseThrow();
    }

    private List<Refusal<VerifyApplicationErrorCode>> verify(Application application) {
        return verify(application, examination(application));
    }

    private List<Refusal<VerifyApplicationErrorCode>> verify(Application application, Wish wish) {
        return recommendation.verify(wish.upon(application, call), live());
    }

    private List<Refusal<VerifyApplicationErrorCode>> verifyWith(EnvironmentalEvent event) {
        var application = filed("application_" + event.date() + event.enterpriseCode());
        return verify(application, examination(application).knowing(event));
    }

    private List<Refusal<EndorseApplicationErrorCode>> endorse(Duty department, Application application) {
        return recommendation.endorse(
                department, new Endorsement("同意", NOW, "official of " + department), application.standing(), call);
    }

    private List<Refusal<IssueRecommendationLetterErrorCode>> issue(
            String number, @Nullable List<ApplicationId> chosen) {
        return recommendation.issue(letter(number, LocalDate.of(2023, 3, 10), NOW), chosen, live(), call);
    }

    private static Letter letter(String number, LocalDate date, Instant at) {
        return new Letter(
                number,
                date,
                new Label("福建省生态环境厅", "Fujian ecology"),
                new Label("福建省发展和改革委员会", "Fujian development"),
                at,
                new Author("chen.eco", null, null));
    }

    private static EnvironmentalEvent event(String date, @Nullable String enterprise) {
        return new EnvironmentalEvent(
                EnvironmentalEvent.EventKind.CENTRAL_INSPECTION, LocalDate.parse(date), "督察通报", enterprise);
    }

    private static <C extends Enum<C>> List<C> codes(List<Refusal<C>> refusals) {
        return refusals.stream().map(Refusal::code).toList();
    }

    private static Wish examination(Application application) {
        return new Wish(VerificationResult.AUTHENTIC, ECOLOGY_AND_ENVIRONMENT, List.of(), null, null, null, List.of());
    }

    /// A verification that is entered unless something is wrong with it.
    private record Wish(
            VerificationResult result,
            Duty department,
            List<EnvironmentalEvent> events,
            @Nullable String filing,
            @Nullable Integer rank,
            @Nullable String reason,
            List<Duty> applying) {

        Wish with(String why) {
            return new Wish(result, department, events, filing, rank, why, applying);
        }

        Wish with(VerificationResult other) {
            return new Wish(other, department, events, filing, rank, reason, applying);
        }

        Wish by(Duty other) {
            return new Wish(result, other, events, filing, rank, reason, applying);
        }

        Wish knowing(EnvironmentalEvent event) {
            return new Wish(result, department, List.of(event), filing, rank, reason, applying);
        }

        Wish upon(String sha256) {
            return new Wish(result, department, events, sha256, rank, reason, applying);
        }

        Wish ranked(int place) {
            return new Wish(result, department, events, filing, place, reason, applying);
        }

        Wish applying(Duty... departments) {
            return new Wish(result, department, events, filing, rank, reason, List.of(departments));
        }

        Examination upon(Application application, Batch call) {
            var verification = new Verification(
                    VerificationMethod.SITE_VISIT,
                    "现场核查属实",
                    result,
                    true,
                    events,
                    new Signature(department, NOW, "official"));
            return new Examination(verification, application, call, filing, rank, reason, applying);
        }
    }
}
