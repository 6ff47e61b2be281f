package pilotregistry.outcome;

import org.jspecify.annotations.Nullable;
import pilotregistry.pilot.PilotId;
import pilotregistry.pilot.ScopeEnterprise;

/// What an outcome is about.
///
/// @param enterprise null for the pilot as a whole; else one in its scope with a unified social credit code
/// @param metric key, such as `cod_reduced`
/// @param item tells the documents of one pilot apart; null for all other metrics
record OutcomeSubject(
        PilotId pilot,
        @Nullable ScopeEnterprise enterprise,
        String metric,
        OutcomePeriod period,
        @Nullable String item) {}
