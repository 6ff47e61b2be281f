package pilotregistry.reference;

/// How much of a document was read for this reference data.
public enum ReadAs {
    WHOLE,
    PART,
    RECORD,
    REPORTED,
    MEMORY
}
