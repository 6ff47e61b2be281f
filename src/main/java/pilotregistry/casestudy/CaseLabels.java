package pilotregistry.casestudy;

import java.util.ArrayList;
import org.jspecify.annotations.Nullable;
import pilotregistry.language.Label;
import pilotregistry.pilot.PilotStatus;

/// What a reader has to be told beside the text itself.
///
/// @param inProgress the pilot has not passed its assessment (R30)
/// @param qualitative no result rests on a confirmed outcome
/// @param synthetic invented, to try the registry out
public record CaseLabels(boolean inProgress, boolean qualitative, boolean synthetic) {

    static final CaseLabels NONE = new CaseLabels(false, false, false);

    /// All of it in one line; null where there is nothing to tell.
    @Nullable
    Label text() {
        return text(null);
    }

    /// The same once the pilot has ended (R30).
    @Nullable
    Label text(@Nullable PilotStatus end) {
        var zh = new ArrayList<String>();
        var en = new ArrayList<String>();
        if (synthetic) {
            zh.add("合成数据，并非真实案例");
            en.add("synthetic, not a real case");
        }
        if (end == PilotStatus.NOT_PASSED) {
            zh.add("试点未通过评估");
            en.add("the pilot failed its assessment");
        } else if (end == PilotStatus.TERMINATED) {
            zh.add("试点已终止");
            en.add("the pilot was terminated");
        } else if (inProgress && end == null) {
            zh.add("试点尚未通过评估");
            en.add("the pilot has not passed its assessment");
        }
        if (qualitative) {
            zh.add("定性案例，无经确认的成效");
            en.add("qualitative, without a confirmed outcome");
        }
        return zh.isEmpty() ? null : new Label(String.join("；", zh), String.join("; ", en));
    }
}
