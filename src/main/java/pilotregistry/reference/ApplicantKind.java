package pilotregistry.reference;

/// The bodies that the notice lets apply (R10, R12).
public enum ApplicantKind {
    PARK_ADMINISTRATION,
    GOVERNMENT_COUNTY_OR_ABOVE,
    DEPARTMENT_PREFECTURE_OR_ABOVE,
    PROVINCIAL_DEPARTMENT
}
