package pilotregistry.live;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationProvider;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.stereotype.Component;
import pilotregistry.client.ClientStandings;

/// Checks the tokens that come inside a protocol, as strictly as those in a header, and whether one still holds.
@Component
@ConditionalOnWebApplication
class Bearers {

    private static final String SCHEME = "bearer ";

    private final ObjectProvider<JwtDecoder> decoder;
    private final ClientStandings clients;
    // Time is the machine's, as where the token was let in; but to the second.
    private final JwtTimestampValidator now = new JwtTimestampValidator(Duration.ZERO);

    Bearers(ObjectProvider<JwtDecoder> decoder, ClientStandings clients) {
        this.decoder = decoder;
        this.clients = clients;
    }

    /// Whose a token is.
    ///
    /// @throws AuthenticationException when it does not hold, or cannot be checked
    Authentication authenticate(String authorization) {
        var token = authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                ? authorization.substring(SCHEME.length()).strip()
                : authorization.strip();
        if (token.isEmpty()) {
            throw new InvalidBearerTokenException("empty");
        }
        return new JwtAuthenticationProvider(decoder.getObject())
                .authenticate(new BearerTokenAuthenticationToken(token));
    }

    /// The token's own, or nobody's.
    static @Nullable Authentication recognised(@Nullable Object principal) {
        return principal instanceof JwtAuthenticationToken token ? token : null;
    }

    static @Nullable String subject(@Nullable Authentication authentication) {
        return authentication == null ? null : authentication.getName();
    }

    boolean ended(@Nullable Authentication authentication) {
        return authentication instanceof JwtAuthenticationToken token
                && (now.validate(token.getToken()).hasErrors() || clients.bars(token.getToken()));
    }
}
