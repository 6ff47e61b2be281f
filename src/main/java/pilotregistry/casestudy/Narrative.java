package pilotregistry.casestudy;

import org.jspecify.annotations.Nullable;

/// The story of a case study, part by part.
///
/// @param problem what was to be solved (问题)
/// @param approach what was done (做法)
/// @param process how it was carried out, step by step (过程)
/// @param innovations what was new about it (创新点)
/// @param enabling what helped (促成因素)
/// @param limiting what hindered (制约因素)
/// @param costAndBenefit what it cost and brought, in words (成本与效益)
public record Narrative(
        @Nullable String problem,
        @Nullable String approach,
        @Nullable String process,
        @Nullable String innovations,
        @Nullable String enabling,
        @Nullable String limiting,
        @Nullable String costAndBenefit) {}
