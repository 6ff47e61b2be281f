package pilotregistry.export;

/// What a column holds.
enum ExportColumnKind {
    TEXT,
    NUMBER,
    FLAG,
    TIME,
    LIST
}
