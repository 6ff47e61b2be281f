package pilotregistry.allowance;

import java.time.Duration;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How many points may be spent in a window of time.
///
/// @param anonymous by all without a token who call from one address
/// @param identified by one person or agency through one client program
/// @param clients for each who calls through the client of this name, instead of `identified`
@ConfigurationProperties("registry.rate")
record Rates(
        @DefaultValue("1m") Duration window,
        @DefaultValue("2000000") long anonymous,
        @DefaultValue("10000000") long identified,
        @DefaultValue Map<String, Long> clients) {

    long limit(Payer payer) {
        if (payer.client() == null) {
            return anonymous;
        }
        return clients.getOrDefault(payer.client(), identified);
    }
}
