package pilotregistry.application;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import pilotregistry.batch.Batch;
import pilotregistry.organization.Organization;
import pilotregistry.organization.OrganizationId;

/// What is sent to the ministries electronically (材料电子件): the plan, the letter and the attachments in one ZIP.
///
/// @param bodies those the application names, by id
record SubmissionPackage(Application application, Batch call, Map<OrganizationId, Organization> bodies) {

    // What file systems take, in bytes of UTF-8.
    private static final int LONGEST = 255;
    private static final String SUFFIX = ".zip";

    /// `2023+项目名称+申报单位名称.zip`, the plus signs as written (R28). A title beyond what file systems take is cut.
    public String name() {
        var before = call.year() + "+";
        var after = "+" + safe(applicant().name()) + SUFFIX;
        var title = safe(application.title());
        while (bytes(before + title + after) > LONGEST && !title.isEmpty()) {
            title = title.substring(0, title.offsetByCodePoints(title.length(), -1));
        }
        return before + title + after;
    }

    public String url() {
        return "/applications/" + application.id().value() + "/package";
    }

    /// Of what the applicant sends in (R27); what the registry prints from its own data is not among it.
    public long bytes() {
        return application.totalBytes();
    }

    public boolean overWarning() {
        return bytes() > call.policy().sizeWarning();
    }

    public boolean withinLimit() {
        return bytes() <= call.policy().sizeLimit();
    }

    Organization applicant() {
        return Objects.requireNonNull(bodies.get(application.applicantId()));
    }

    /// The ids of all bodies that an application names.
    static Stream<OrganizationId> bodies(Application application) {
        var content = application.content();
        return Stream.of(
                        Stream.of(application.applicantId()),
                        Stream.ofNullable(content.implementer()),
                        content.coApplicants().stream())
                .flatMap(Function.identity());
    }

    /// In full width, what no file name may hold.
    private static String safe(String text) {
        var safe = new StringBuilder();
        text.codePoints()
                .filter(point -> !Character.isISOControl(point))
                .forEach(point -> safe.appendCodePoint("/\\:*?\"<>|".indexOf(point) < 0 ? point : point + 0xFEE0));
        return safe.toString().strip();
    }

    private static int bytes(String text) {
        return text.getBytes(UTF_8).length;
    }
}
