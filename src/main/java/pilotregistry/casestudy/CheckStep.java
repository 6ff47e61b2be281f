package pilotregistry.casestudy;

/// The two checks that a filing needs before it is published.
enum CheckStep {
    PROVINCE,
    EXPERT
}
