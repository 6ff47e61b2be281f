package pilotregistry.pilot;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import pilotregistry.application.IndustryChoice;
import pilotregistry.pilot.HistoricEntry.Difference;

/// What two sources state differently of one pilot, in the words of the API's fields.
final class Differences {

    private Differences() {}

    static List<Difference> between(PilotSheet known, PilotSheet stated) {
        var before = words(known);
        var found = new ArrayList<Difference>();
        words(stated).forEach((field, after) -> {
            var earlier = before.getOrDefault(field, "");
            if (!earlier.equals(after)) {
                found.add(new Difference(field, earlier, after));
            }
        });
        return found;
    }

    private static Map<String, String> words(PilotSheet sheet) {
        var words = new LinkedHashMap<String, String>();
        var profile = sheet.profile();
        words.put("name", profile.name());
        words.put("type", word(profile.type()));
        words.put("leadProvince", word(profile.leadProvince()));
        words.put("provinces", joined(profile.provinces().stream()));
        words.put("divisions", joined(profile.divisions().stream()));
        words.put("target", target(profile.target()));
        words.put("industries", joined(profile.industries().stream().map(Differences::industry)));
        words.put("applicant", body(profile.applicant()));
        words.put("implementer", body(profile.implementer()));
        words.put("enterprises", joined(profile.enterprises().stream().map(Differences::enterprise)));
        course(sheet.course(), words);
        if (sheet.origin() != null) {
            words.put("source", word(sheet.origin().source()));
            words.put("certainty", word(sheet.origin().certainty()));
            words.put("facts", joined(sheet.origin().facts().stream().map(Differences::fact)));
        }
        return words;
    }

    private static void course(PilotCourse course, Map<String, String> words) {
        var notice = course.notice();
        words.put(
                "notice", notice == null ? "" : spaced(notice.documentNumber(), notice.issuedOn(), notice.issuedIn()));
        words.put("term", word(course.term()));
        var assessment = course.assessment();
        words.put(
                "assessment",
                assessment == null
                        ? ""
                        : spaced(
                                assessment.result(),
                                assessment.documentNumber(),
                                assessment.publishedOn(),
                                assessment.source()));
    }

    private static String target(@Nullable PilotTarget target) {
        return target == null
                ? ""
                : spaced(target.kind(), target.name(), target.text(), target.regionCode(), target.watershedCode());
    }

    private static String industry(IndustryChoice industry) {
        return spaced(industry.code(), industry.text());
    }

    private static String body(@Nullable PilotBody body) {
        return body == null ? "" : spaced(body.name(), body.organizationId());
    }

    private static String enterprise(ScopeEnterprise enterprise) {
        return spaced(enterprise.name(), enterprise.socialCreditCode(), enterprise.gbt4754());
    }

    private static String fact(Fact fact) {
        return spaced(fact.text(), fact.source(), fact.certainty());
    }

    private static String word(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    private static String joined(Stream<String> words) {
        return words.collect(Collectors.joining("; "));
    }

    private static String spaced(@Nullable Object... words) {
        return Stream.of(words).filter(Objects::nonNull).map(Object::toString).collect(Collectors.joining(" "));
    }
}
