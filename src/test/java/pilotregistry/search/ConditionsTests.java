package pilotregistry.search;

import static org.assertj.core.api.Assertions.assertThat;
import static pilotregistry.search.Conditions.Answer.OPEN;
import static pilotregistry.search.Conditions.Answer.OPPOSITE;
import static pilotregistry.search.Conditions.Answer.SAME;

import java.util.List;
import org.junit.jupiter.api.Test;

class ConditionsTests {

    @Test
    void areMetByWhoSaysThatTheyAreThere() {
        assertThat(answer("有集中供热或稳定热源", "园区有集中供热")).isEqualTo(SAME);
        assertThat(answer("无集中供热的园区", "无集中供热")).isEqualTo(SAME);
    }

    @Test
    void areNotMetByWhoLacksThem() {
        for (var lacking : List.of(
                "无集中供热",
                "园区没有集中供热",
                "未实行集中供热",
                "不具备集中供热",
                "园区没有统一的集中供热",
                "without centralized heating",
                "there is no centralized heating")) {
            assertThat(answer("有集中供热", lacking)).as(lacking).isEqualTo(OPPOSITE);
            assertThat(answer("无集中供热的园区", lacking)).as(lacking).isEqualTo(SAME);
        }
        assertThat(answer("无集中供热的园区", "园区有集中供热")).isEqualTo(OPPOSITE);
    }

    @Test
    void stayOpenWhereADenialMayBelongToSomethingElse() {
        for (var unsure : List.of("不锈钢企业要集中供热", "集中供热尚未建成", "有集中供热。另一处无集中供热", "有污水处理厂", "")) {
            assertThat(answer("有集中供热", unsure)).as(unsure).isEqualTo(OPEN);
        }
    }

    private static Conditions.Answer answer(String condition, String said) {
        return Conditions.of(said, SearchFixtures.ANALYSIS).to(Conditions.of(condition, SearchFixtures.ANALYSIS));
    }
}
