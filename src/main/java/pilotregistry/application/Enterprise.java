package pilotregistry.application;

import org.jspecify.annotations.Nullable;

/// A single enterprise within the scope (R20): it gets one audit credit if the pilot is listed.
///
/// @param socialCreditCode unified social credit code (GB 32100)
/// @param gbt4754 code of its activity (GB/T 4754)
public record Enterprise(
        String name, String socialCreditCode, @Nullable String gbt4754) {}
