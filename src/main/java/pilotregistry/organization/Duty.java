package pilotregistry.organization;

/// Which of the two sides of a joint act a department stands for: 生态环境 or 发展改革 (R22, R29).
public enum Duty {
    ECOLOGY_AND_ENVIRONMENT,
    DEVELOPMENT_AND_REFORM
}
