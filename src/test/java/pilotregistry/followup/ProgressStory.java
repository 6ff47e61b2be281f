package pilotregistry.followup;

import java.util.Map;
import pilotregistry.pilot.Pilot;
import pilotregistry.pilot.PilotStory;
import tools.jackson.databind.JsonNode;

/// What 林园 reports through the year.
record ProgressStory(PilotStory story) {

    static Map<String, Object> report(Pilot pilot, String from, String to) {
        return PilotStory.of(
                pilot,
                "from",
                from,
                "to",
                to,
                "summary",
                "完成 29 家企业的整体诊断，启动分类审核。",
                "milestones",
                java.util.List.of("完成整体诊断"),
                "problems",
                "两家企业的用水台账不全",
                "nextSteps",
                "开展中高费方案论证",
                "fundsSpent",
                320.5);
    }

    JsonNode reported(Pilot pilot, String from, String to) {
        return story.done("lin.yuan", "reportProgress", report(pilot, from, to)).get("progress");
    }
}
