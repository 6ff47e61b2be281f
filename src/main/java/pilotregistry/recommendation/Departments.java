package pilotregistry.recommendation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pilotregistry.application.Application;
import pilotregistry.batch.DocumentNumber;
import pilotregistry.batch.Policy;
import pilotregistry.ledger.Command;
import pilotregistry.organization.Directory;
import pilotregistry.organization.Duty;
import pilotregistry.organization.OrganizationId;
import pilotregistry.reference.ReferenceLists;

/// Knows the two departments of each province: where they apply themselves, and how a letter names them.
@Component
class Departments {

    private final Directory directory;
    private final ReferenceLists reference;

    Departments(Directory directory, ReferenceLists reference) {
        this.directory = directory;
        this.reference = reference;
    }

    /// Which of the lead province's two departments apply, the leading applicant first: for type 4 a provincial
    /// department applies (R12), which may be one of the two that recommend.
    List<Duty> applying(Application application) {
        var applicants = new ArrayList<OrganizationId>();
        applicants.add(application.applicantId());
        applicants.addAll(application.content().coApplicants());
        var province = Objects.requireNonNull(application.content().leadProvince());
        var known = directory.byId(applicants);
        return applicants.stream()
                .map(known::get)
                .filter(Objects::nonNull)
                .flatMap(applicant -> Stream.of(Duty.values()).filter(side -> applicant.recommendsFor(province, side)))
                .distinct()
                .toList();
    }

    /// @param date null for the day of the command, Beijing time
    Letter letter(DocumentNumber number, @Nullable LocalDate date, String province, Command command) {
        var departments = reference.province(province).orElseThrow();
        return new Letter(
                number.value(),
                date == null ? LocalDate.ofInstant(command.at(), Policy.ZONE) : date,
                departments.ecologyDepartment(),
                departments.developmentDepartment(),
                command.at(),
                command.author());
    }
}
