package pilotregistry.access;

/// The part a person or client plays for a body.
public enum Role {
    APPLICANT,
    PROVINCIAL_ECOLOGY,
    PROVINCIAL_DEVELOPMENT_AND_REFORM,
    MINISTRY_ECOLOGY,
    MINISTRY_DEVELOPMENT_AND_REFORM,
    EXPERT,
    ANALYST,
    PARTNER,
    ADMINISTRATOR;

    public boolean provincial() {
        return this == PROVINCIAL_ECOLOGY || this == PROVINCIAL_DEVELOPMENT_AND_REFORM;
    }

    /// Whether who holds it may hand it on: who advises, reads for an agency or administers is named by administrators.
    boolean delegable() {
        return this == APPLICANT || provincial() || ministerial();
    }

    /// Whether who holds it signs or judges for a department or the ministries.
    boolean signs() {
        return provincial() || ministerial() || this == EXPERT;
    }

    public boolean ministerial() {
        return this == MINISTRY_ECOLOGY || this == MINISTRY_DEVELOPMENT_AND_REFORM;
    }
}
