package pilotregistry.organization;

/// The administrative level of a body; of a department, that of the government it belongs to.
public enum OrganizationLevel {
    NATIONAL,
    PROVINCE,
    PREFECTURE,
    COUNTY,
    TOWNSHIP,
    /// parks and enterprises stand outside the levels
    NONE;

    public boolean atLeast(OrganizationLevel other) {
        return this != NONE && compareTo(other) <= 0;
    }
}
