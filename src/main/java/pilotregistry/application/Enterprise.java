package pilotregistry.application;

import org.jspecify.annotations.Nullable;
import pilotregistry.reference.GbtCode;
import pilotregistry.reference.SocialCreditCode;

/// A single enterprise within the scope (R20): it gets one audit credit if the pilot is listed.
///
/// @param socialCreditCode unified social credit code (GB 32100)
/// @param gbt4754 code of its activity (GB/T 4754)
public record Enterprise(
        String name, String socialCreditCode, @Nullable String gbt4754) {

    // One form for what people write in several: else one enterprise is two.
    public Enterprise {
        socialCreditCode = SocialCreditCode.normalized(socialCreditCode);
        gbt4754 = gbt4754 == null
                ? null
                : GbtCode.parse(gbt4754).map(GbtCode::value).orElse(gbt4754);
    }
}
