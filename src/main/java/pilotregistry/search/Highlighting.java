package pilotregistry.search;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import pilotregistry.casestudy.CaseContent;

/// Shows in the text of a case study where it answers the question.
final class Highlighting {

    private static final int MOST = 4;

    private final Analysis analysis;

    Highlighting(Analysis analysis) {
        this.analysis = analysis;
    }

    List<Highlight> of(CaseContent content, Explanations.Why why) {
        var body = CasePart.body(content);
        var texts = new EnumMap<Zone, String>(Zone.class);
        texts.put(Zone.TITLE, content.title());
        texts.put(Zone.SUMMARY, content.summary());
        texts.put(Zone.BODY, CasePart.joined(body));
        var marks = new EnumMap<Zone, Marks>(Zone.class);
        texts.forEach((zone, text) -> marks.put(zone, marks(zone, text, why)));
        var highlights = new ArrayList<Highlight>();
        if (!of(marks, Zone.TITLE).isEmpty()) {
            highlights.add(new Highlight(CasePart.TITLE, of(marks, Zone.TITLE).whole(content.title())));
        }
        if (!of(marks, Zone.SUMMARY).isEmpty()) {
            highlights.add(
                    new Highlight(CasePart.SUMMARY, of(marks, Zone.SUMMARY).densest(content.summary())));
        }
        for (var passage : body) {
            var within =
                    of(marks, Zone.BODY).within(passage.offset(), passage.text().length());
            if (!within.isEmpty() && highlights.size() < MOST) {
                highlights.add(new Highlight(passage.part(), within.densest(passage.text())));
            }
        }
        return highlights;
    }

    private static Marks of(Map<Zone, Marks> marks, Zone zone) {
        return marks.getOrDefault(zone, new Marks(List.of()));
    }

    // The index may lag behind the text it is shown with: marks beyond its end are of another version.
    private Marks marks(Zone zone, String text, Explanations.Why why) {
        var found = new ArrayList<>(of(why.marks(), zone).stretches());
        found.removeIf(each -> each.end() > text.length());
        if (!why.characters().isEmpty()) {
            var segmented = analysis.segment(text);
            why.characters().forEach(surface -> occurrences(segmented, surface, found));
        }
        return Marks.of(found);
    }

    private static void occurrences(Segmented text, String surface, List<Marks.Stretch> found) {
        int at = text.text().indexOf(surface);
        while (at >= 0) {
            if (text.standsOrLiesWithin(at, at + surface.length())) {
                found.add(
                        new Marks.Stretch(text.folded().start(at), text.folded().end(at + surface.length())));
            }
            at = text.text().indexOf(surface, at + 1);
        }
    }
}
