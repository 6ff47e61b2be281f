package pilotregistry.reference;

/// A unit as someone wrote it: with "per year" behind it (t/a, 吨每年) or without.
public record WrittenUnit(Unit unit, boolean perYear) {}
