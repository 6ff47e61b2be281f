package pilotregistry.search;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pilotregistry.casestudy.CaseContent;

/// A part of a case study that is searched and shown with what was found.
enum CasePart {
    TITLE,
    SUMMARY,
    PROBLEM,
    APPROACH,
    PROCESS,
    INNOVATIONS,
    ENABLING,
    LIMITING,
    COST_AND_BENEFIT,
    SCALE,
    PREREQUISITES,
    NOT_SUITABLE_WHEN,
    BUILDING_BLOCKS,
    EFFORT;

    /// One part with its text, and where it begins in the body.
    record Passage(CasePart part, String text, int offset) {}

    private static final String BREAK = "\n";

    /// The parts of the body in their order; parts that say nothing are left out.
    static List<Passage> body(CaseContent content) {
        var narrative = content.narrative();
        var replicability = content.replicability();
        var passages = new ArrayList<Passage>();
        add(passages, PROBLEM, narrative.problem());
        add(passages, APPROACH, narrative.approach());
        add(passages, PROCESS, narrative.process());
        add(passages, INNOVATIONS, narrative.innovations());
        add(passages, ENABLING, narrative.enabling());
        add(passages, LIMITING, narrative.limiting());
        add(passages, COST_AND_BENEFIT, narrative.costAndBenefit());
        add(passages, SCALE, replicability.scale());
        add(passages, PREREQUISITES, String.join(BREAK, replicability.prerequisites()));
        add(passages, NOT_SUITABLE_WHEN, String.join(BREAK, replicability.notSuitableWhen()));
        add(passages, BUILDING_BLOCKS, String.join(BREAK, replicability.buildingBlocks()));
        add(passages, EFFORT, replicability.effort());
        return passages;
    }

    static String joined(List<Passage> passages) {
        return String.join(BREAK, passages.stream().map(Passage::text).toList());
    }

    private static void add(List<Passage> passages, CasePart part, @Nullable String text) {
        if (text != null && !text.isBlank()) {
            int offset = passages.isEmpty()
                    ? 0
                    : passages.getLast().offset() + passages.getLast().text().length() + BREAK.length();
            passages.add(new Passage(part, text, offset));
        }
    }
}
