package pilotregistry.export;

/// A stretch of an export that is safely stored: its file in the room, and how much it holds.
record ExportPart(String file, long bytes, long rows) {}
