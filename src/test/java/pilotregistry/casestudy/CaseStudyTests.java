package pilotregistry.casestudy;

import static org.assertj.core.api.Assertions.assertThat;
import static pilotregistry.casestudy.CaseFixtures.*;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import pilotregistry.ledger.Refusal;
import pilotregistry.organization.OrganizationId;
import pilotregistry.outcome.OutcomeNature;
import pilotregistry.outcome.OutcomeStatus;
import pilotregistry.pilot.PilotStatus;

class CaseStudyTests {

    private static final Publisher PUBLISHER = new Publisher(MINISTRY, "zhao.mee");
    private static final CaseNumber NUMBER = CaseNumber.of(2024, 7);

    /// A case study in each status, made anew.
    private static Map<CaseStudyStatus, CaseStudy> each() {
        return Map.of(
                CaseStudyStatus.DRAFT, draft(),
                CaseStudyStatus.FILED, filed(),
                CaseStudyStatus.RETURNED, returned(),
                CaseStudyStatus.CHECKED, checked(),
                CaseStudyStatus.PUBLISHED, published(),
                CaseStudyStatus.RETRACTED, retracted());
    }

    private static final CaseSource SOURCE = new CaseSource("GD-1", "广东省", null, "{}");

    @Test
    void goesFromItsAuthorThroughBothChecksToThePublisher() {
        var study = draft();
        assertThat(study.file(PASSED, NOW, "lin.yuan")).isEmpty();
        assertThat(study.status()).isEqualTo(CaseStudyStatus.FILED);
        assertThat(study.check(examination(CheckStep.EXPERT))).isEmpty();
        assertThat(study.status()).isEqualTo(CaseStudyStatus.FILED);
        assertThat(study.check(examination(CheckStep.PROVINCE))).isEmpty();
        assertThat(study.status()).isEqualTo(CaseStudyStatus.CHECKED);
        assertThat(study.number()).isNull();
        assertThat(study.content()).isNull();

        assertThat(study.publish(PASSED, NUMBER, NOW, PUBLISHER)).isEmpty();

        assertThat(study.status()).isEqualTo(CaseStudyStatus.PUBLISHED);
        assertThat(study.number()).isEqualTo("CS-2024-0007");
        assertThat(study.published()).isEqualTo(new CaseStudyVersionId("caseversion_1_1"));
        assertThat(study.content()).isEqualTo(content("印染园区整体审核"));
        assertThat(study.publication().verified()).isTrue();
        assertThat(study.revision()).isNull();
    }

    @Test
    void takesEachActInItsStatusOnly() {
        accepts(study -> study.edit(paper("改")), "DRAFT", "RETURNED", "PUBLISHED");
        accepts(study -> study.file(PASSED, NOW, "lin.yuan"), "DRAFT", "RETURNED");
        accepts(study -> study.returnToAuthor(new CaseRound.Return(NOW, "chen.eco", "请补充")), "FILED", "CHECKED");
        accepts(study -> study.check(examination(CheckStep.PROVINCE)), "FILED");
        accepts(study -> study.publish(PASSED, NUMBER, NOW, PUBLISHER), "CHECKED");
        accepts(study -> study.retract("有误", NOW, "zhao.mee"), "PUBLISHED");
        accepts(study -> study.replicate(replication("organization_xishan")), "PUBLISHED");
    }

    private static void accepts(Function<CaseStudy, List<? extends Refusal<?>>> act, String... statuses) {
        each().forEach((status, study) -> assertThat(act.apply(study).isEmpty())
                .as(status.name())
                .isEqualTo(Set.of(statuses).contains(status.name())));
    }

    @Test
    void keepsThePublishedVersionWhileANewOneGoesTheSameWay() {
        var study = published();
        study.edit(paper("印染园区整体审核（修订）"));
        assertThat(study.status()).isEqualTo(CaseStudyStatus.PUBLISHED);
        assertThat(study.title()).isEqualTo("印染园区整体审核");
        assertThat(study.publish(PASSED, NUMBER, NOW, PUBLISHER))
                .extracting(Refusal::code)
                .containsExactly(PublishCaseStudyErrorCode.NOT_CHECKED);
        study.file(PASSED, NOW, "lin.yuan");
        study.check(examination(CheckStep.PROVINCE));
        study.check(examination(CheckStep.EXPERT));
        assertThat(study.content().title()).isEqualTo("印染园区整体审核");

        var later = NOW.plusSeconds(86_400);
        assertThat(study.publish(PASSED, CaseNumber.of(2025, 1), later, PUBLISHER))
                .isEmpty();

        assertThat(study.number()).isEqualTo("CS-2024-0001");
        assertThat(study.published()).isEqualTo(new CaseStudyVersionId("caseversion_1_2"));
        assertThat(study.title()).isEqualTo("印染园区整体审核（修订）");
        assertThat(study.firstPublishedAt()).isEqualTo(NOW);
        assertThat(study.publication().at()).isEqualTo(later);
    }

    @Test
    void namesEverythingThatKeepsItFromBeingFiled() {
        var bare = new CaseContent(
                "题",
                "",
                new Narrative(null, null, null, null, null, null, null),
                List.of(),
                List.of(),
                null,
                null,
                null,
                null,
                null,
                Replicability.UNKNOWN,
                null);
        var study =
                CaseStudy.draft(new CaseStudyId("case_2"), entry(), paper(bare, new CaseLabels(false, false, false)));

        assertThat(study.file(new CaseBasis(PilotStatus.RUNNING, Map.of()), NOW, "lin.yuan"))
                .extracting(Refusal::code)
                .containsExactly(
                        FileCaseStudyErrorCode.SUMMARY_MISSING,
                        FileCaseStudyErrorCode.PROBLEM_MISSING,
                        FileCaseStudyErrorCode.APPROACH_MISSING,
                        FileCaseStudyErrorCode.PILOT_NOT_PASSED,
                        FileCaseStudyErrorCode.NO_CONFIRMED_OUTCOME);
    }

    @Test
    void isOfAPassedPilotOrLabelledAsInProgress() {
        for (var status : PilotStatus.values()) {
            var basis = new CaseBasis(status, CONFIRMED);
            var failed = status == PilotStatus.NOT_PASSED || status == PilotStatus.TERMINATED;
            var plain = basis.obstacles(paper("题"), FileCaseStudyErrorCode.class);
            var labelled = basis.obstacles(
                    paper(content("题"), new CaseLabels(true, false, false)), FileCaseStudyErrorCode.class);
            assertThat(plain)
                    .as(status.name())
                    .extracting(Refusal::code)
                    .isEqualTo(
                            status == PilotStatus.PASSED
                                    ? List.of()
                                    : List.of(
                                            failed
                                                    ? FileCaseStudyErrorCode.PILOT_FAILED
                                                    : FileCaseStudyErrorCode.PILOT_NOT_PASSED));
            assertThat(labelled.isEmpty()).as(status.name()).isNotEqualTo(failed);
            assertThat(plain).allMatch(refusal -> "R30, 通知一".equals(refusal.clause()));
        }
    }

    @Test
    void needsAConfirmedOutcomeOrTheLabelThatItHasNone() {
        var unconfirmed = new CaseBasis(
                PilotStatus.PASSED,
                Map.of("outcome_2", CaseFixtures.ground(OutcomeStatus.CONFIRMED, OutcomeNature.ACHIEVED)));
        assertThat(unconfirmed.obstacles(paper("题"), PublishCaseStudyErrorCode.class))
                .extracting(Refusal::code)
                .containsExactly(PublishCaseStudyErrorCode.NO_CONFIRMED_OUTCOME);
        var qualitative = paper(content("题", List.of(result(null))), new CaseLabels(false, true, false));
        assertThat(unconfirmed.obstacles(qualitative, PublishCaseStudyErrorCode.class))
                .isEmpty();
    }

    @Test
    void showsNeitherWhatIsDisputedNorWhatWasOnlyHopedFor() {
        var results = List.of(result(OUTCOME), result("outcome_2"), result("outcome_3"), result(null));
        var basis = new CaseBasis(
                PilotStatus.PASSED,
                Map.of(
                        OUTCOME,
                        ground(OutcomeStatus.CONFIRMED, OutcomeNature.ACHIEVED),
                        "outcome_2",
                        ground(OutcomeStatus.DISPUTED, OutcomeNature.ACHIEVED),
                        "outcome_3",
                        ground(OutcomeStatus.CONFIRMED, OutcomeNature.EXPECTED)));
        for (var qualitative : List.of(true, false)) {
            var paper = paper(content("题", results), new CaseLabels(false, qualitative, false));
            assertThat(basis.obstacles(paper, PublishCaseStudyErrorCode.class))
                    .extracting(Refusal::code)
                    .containsExactly(
                            PublishCaseStudyErrorCode.OUTCOME_DISPUTED, PublishCaseStudyErrorCode.OUTCOME_NOT_ACHIEVED);
        }
    }

    @Test
    void remembersWhichOfItsResultsWereConfirmed() {
        var study = published();
        assertThat(study.publication().confirmed()).containsExactly(OUTCOME);
    }

    @Test
    void isNotPublishedWhenAnOutcomeLostItsConfirmationMeanwhile() {
        var study = checked();
        assertThat(study.publish(new CaseBasis(PilotStatus.PASSED, Map.of()), NUMBER, NOW, PUBLISHER))
                .extracting(Refusal::code)
                .containsExactly(PublishCaseStudyErrorCode.NO_CONFIRMED_OUTCOME);
        assertThat(study.status()).isEqualTo(CaseStudyStatus.CHECKED);
    }

    @Test
    void takesEachCheckOnceFromDifferentPersonsAndOfTheCurrentFiling() {
        var study = filed();
        study.check(examination(CheckStep.PROVINCE));
        assertThat(study.check(examination(CheckStep.PROVINCE)))
                .extracting(Refusal::code)
                .containsExactly(CheckCaseStudyErrorCode.ALREADY_CHECKED);
        assertThat(study.check(examination(CheckStep.EXPERT, "chen.eco", null)))
                .extracting(Refusal::code)
                .containsExactly(CheckCaseStudyErrorCode.SAME_PERSON);
        assertThat(study.check(examination(CheckStep.EXPERT, "qian.expert", "0".repeat(64))))
                .extracting(Refusal::code)
                .containsExactly(CheckCaseStudyErrorCode.FILING_CHANGED);
        var filing = study.revision().current().sha256();
        assertThat(filing).isEqualTo(paper("印染园区整体审核").sha256());
        assertThat(study.check(examination(CheckStep.EXPERT, "qian.expert", filing)))
                .isEmpty();
    }

    @Test
    void forgetsNoCheckAndCountsNoneOfAnEarlierFiling() {
        var study = filed();
        study.check(examination(CheckStep.PROVINCE));
        study.returnToAuthor(new CaseRound.Return(NOW, "zhao.mee", "题名不妥"));
        study.edit(paper("改过的题名"));
        assertThat(study.status()).isEqualTo(CaseStudyStatus.RETURNED);
        study.file(PASSED, NOW, "lin.yuan");
        study.check(examination(CheckStep.EXPERT));
        assertThat(study.status()).isEqualTo(CaseStudyStatus.FILED);
        assertThat(study.revision().rounds()).hasSize(2);
        assertThat(study.revision().rounds().getFirst().province()).isNotNull();
        assertThat(study.revision().rounds().getFirst().returned().reason()).isEqualTo("题名不妥");
        assertThat(study.check(examination(CheckStep.PROVINCE))).isEmpty();
        assertThat(study.status()).isEqualTo(CaseStudyStatus.CHECKED);
    }

    @Test
    void doesNotFileAgainWhatIsPublishedAsItIs() {
        var study = published();
        study.edit(paper("印染园区整体审核"));
        assertThat(study.file(PASSED, NOW, "lin.yuan"))
                .extracting(Refusal::code)
                .containsExactly(FileCaseStudyErrorCode.NOTHING_CHANGED);
    }

    @Test
    void leavesATombstoneThatNothingComesAfter() {
        var study = published();
        study.edit(paper("未发表的修订"));
        assertThat(study.retract("  数据有误 ", NOW, "zhao.mee")).isEmpty();

        assertThat(study.status()).isEqualTo(CaseStudyStatus.RETRACTED);
        assertThat(study.number()).isEqualTo("CS-2024-0001");
        assertThat(study.title()).isEqualTo("印染园区整体审核");
        assertThat(study.retraction().reason()).isEqualTo("数据有误");
        assertThat(study.content()).isNull();
        assertThat(study.published()).isNull();
        assertThat(study.publication()).isNull();
        assertThat(study.revision()).isNull();
        assertThat(study.edit(paper("再来"))).isNotEmpty();
    }

    @Test
    void isNoReplicationOfItselfAndCountsABodyOnce() {
        var study = published();
        assertThat(study.replicate(replication(AUTHOR.value())))
                .extracting(Refusal::code)
                .containsExactly(RecordReplicationErrorCode.OWN_CASE);
        assertThat(study.replicate(replication("organization_xishan"))).isEmpty();
        assertThat(study.replicate(replication("organization_xishan")))
                .extracting(Refusal::code)
                .containsExactly(RecordReplicationErrorCode.ALREADY_RECORDED);
        for (int i = 1; i < CaseRules.REPLICATIONS; i++) {
            study.replicate(replication("organization_" + i));
        }
        assertThat(study.replicate(replication("organization_more")))
                .extracting(Refusal::code)
                .containsExactly(RecordReplicationErrorCode.TOO_MANY);
        assertThat(study.replications()).hasSize(CaseRules.REPLICATIONS);
    }

    @Test
    void takesOverWhatItsImporterSaysNowAsTheNextVersion() {
        var study = imported("旧题");
        assertThat(study.status()).isEqualTo(CaseStudyStatus.PUBLISHED);
        study.reissue(paper("新题"), SOURCE, Instant.parse("2025-01-01T00:00:00Z"), PUBLISHER);
        assertThat(study.title()).isEqualTo("新题");
        assertThat(study.number()).isEqualTo("CS-2024-0007");
        assertThat(study.publication().number()).isEqualTo(2);
        assertThat(study.publication().verified()).isFalse();
    }

    @Test
    void isNotBroughtBackByItsImporterOnceItIsRetracted() {
        var study = imported("旧题");
        study.retract("来源有误", NOW, "zhao.mee");
        assertThat(study.reissue(paper("新题"), SOURCE, NOW, PUBLISHER))
                .extracting(Refusal::code)
                .containsExactly(CaseEntering.Overtaken.RETRACTED);
        assertThat(study.status()).isEqualTo(CaseStudyStatus.RETRACTED);
        assertThat(study.title()).isEqualTo("旧题");
        assertThat(study.content()).isNull();
    }

    @Test
    void makesNoSecondVersionOfWhatItsImporterSaysTwice() {
        var study = imported("旧题");
        assertThat(study.reissue(paper("新题"), SOURCE, NOW, PUBLISHER)).isEmpty();
        assertThat(study.reissue(paper("新题"), SOURCE, NOW, PUBLISHER))
                .extracting(Refusal::code)
                .containsExactly(CaseEntering.Overtaken.UNCHANGED);
        assertThat(study.publication().number()).isEqualTo(2);
    }

    private static CaseStudy imported(String title) {
        var first = CasePublication.after(null, paper(title), List.of(), SOURCE, NOW, PUBLISHER);
        return CaseStudy.imported(new CaseStudyId("case_3"), entry(), NUMBER, first);
    }

    private static Replication replication(String body) {
        return new Replication(
                new OrganizationId(body), "320200", LocalDate.of(2024, 6, 1), "节水两成", null, "黄岚", NOW, null);
    }
}
