package pilotregistry.http;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/// What the operator decides of HTTP: `registry.http`.
///
/// @param largestBody of a request without a token
/// @param largestBodyOfIdentified of a request whose token names somebody, who may bring tables
/// @param patience with a body that is slow to come; each 16 KB that came earn another second
/// @param statusCodes those clients know, or those of the draft of 2026
/// @param fresh how long a public answer may be kept where no `@cacheControl` says otherwise
@ConfigurationProperties("registry.http")
record HttpRules(
        @DefaultValue("256KB") DataSize largestBody,
        @DefaultValue("2MB") DataSize largestBodyOfIdentified,
        @DefaultValue("10s") Duration patience,
        @DefaultValue("AUDITED") StatusCodes statusCodes,
        @DefaultValue("60s") Duration fresh) {

    long largestBody(boolean identified) {
        return (identified ? largestBodyOfIdentified : largestBody).toBytes();
    }
}
