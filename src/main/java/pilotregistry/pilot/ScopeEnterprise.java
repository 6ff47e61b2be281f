package pilotregistry.pilot;

import org.jspecify.annotations.Nullable;

/// An enterprise in the scope of a pilot (R20).
///
/// @param socialCreditCode unified social credit code (GB 32100); null where no source states it: then it gets no
/// credit
/// @param gbt4754 code of its activity (GB/T 4754)
public record ScopeEnterprise(
        String name,
        @Nullable String socialCreditCode,
        @Nullable String gbt4754) {}
