package pilotregistry.reference;

import pilotregistry.language.Label;

/// A part of a section of the outline, such as 1.2.
public record PlanOutlinePart(String number, Label title) {}
