package pilotregistry.pilot;

import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pilotregistry.language.Pinyin;

/// What lists of pilots filter and sort by.
///
/// @param text what it and its object are called, folded as [PilotText] folds what is asked
/// @param places its provinces, and its divisions with those around them
record PilotKeys(
        String name,
        String nameSort,
        String text,
        List<String> places,
        @Nullable Boolean passed) {

    static PilotKeys of(PilotSheet sheet) {
        var name = PilotName.normalized(sheet.profile().name());
        var assessment = sheet.course().assessment();
        return new PilotKeys(
                name,
                Pinyin.of(name),
                PilotText.of(sheet.profile()),
                places(sheet.profile()),
                assessment == null ? null : assessment.passed());
    }

    private static List<String> places(PilotProfile profile) {
        var places = new LinkedHashSet<>(profile.provinces());
        for (var code : profile.divisions()) {
            // GB/T 2260: two digits of the province, two of the prefecture, two of the county
            places.add(code.substring(0, 2) + "0000");
            places.add(code.substring(0, 4) + "00");
            places.add(code);
        }
        return List.copyOf(places);
    }
}
