package pilotregistry.pilot;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import pilotregistry.batch.BatchId;

class PilotNameTests {

    @Test
    void isTheSameInFullAndHalfWidthWithAnyBracketsAndBlanks() {
        var name = PilotName.normalized("南京市汽车整车及零配件制造(涂装)行业清洁生产审核创新试点项目");
        assertThat(PilotName.normalized("南京市汽车整车及零配件制造（涂装）行业清洁生产审核创新试点项目")).isEqualTo(name);
        assertThat(PilotName.normalized(" 南京市汽车整车及零配件制造〔涂装〕行业 清洁生产审核\u3000创新试点项目\u00a0"))
                .isEqualTo(name);
        assertThat(PilotName.normalized("ＶＯＣｓ")).isEqualTo(PilotName.normalized("VOCs"));
    }

    @Test
    void isAnotherWhereAWordDiffers() {
        assertThat(PilotName.normalized("某园区清洁生产整体审核创新试点项目")).isNotEqualTo(PilotName.normalized("某园区清洁生产审核创新试点项目"));
    }

    @Test
    void givesOnePilotWithinABatchAndAnotherInTheNext() {
        assertThat(PilotId.of(BatchId.of(1), "某园区（化工）")).isEqualTo(PilotId.of(BatchId.of(1), "某园区(化工)"));
        assertThat(PilotId.of(BatchId.of(1), "某园区")).isNotEqualTo(PilotId.of(BatchId.of(2), "某园区"));
    }
}
