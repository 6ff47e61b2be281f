package pilotregistry.report;

import java.time.Instant;

/// As of when a report is.
///
/// @param feedPosition all changes up to it are in the report
record ReportAsOf(Instant at, long feedPosition) {}
