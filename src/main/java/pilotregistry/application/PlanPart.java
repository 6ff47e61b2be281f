package pilotregistry.application;

/// The text of one part of the plan (实施方案), by its number in the outline: `1.1`, `3`, …
public record PlanPart(String number, String text) {}
