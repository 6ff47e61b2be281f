package pilotregistry.live;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import pilotregistry.Caller;
import tools.jackson.databind.JsonNode;

/// What happens while somebody listens.
final class LiveStory {

    private static final AtomicInteger NUMBERS = new AtomicInteger(8400);
    private static final String OPEN = """
            mutation($input: OpenBatchInput!) { openBatch(input: $input) { batch { id number } errors { code } } }""";
    private static final String DRAFT = """
            mutation($input: DraftApplicationInput!) { draftApplication(input: $input) {
              application { id } errors { code message } } }""";
    private static final String EDIT = """
            mutation($input: EditApplicationInput!) { editApplication(input: $input) {
              application { id } errors { code message } } }""";

    private final int port;

    LiveStory(int port) {
        this.port = port;
    }

    /// The number a document goes by.
    static String sha256(String document) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(document.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Opens a call; answers its number.
    int opensACall() {
        var number = NUMBERS.incrementAndGet();
        done(Caller.person(port, "zhao.mee").data(OPEN, Map.of("input", call(number))), "openBatch");
        return number;
    }

    static Map<String, Object> call(int number) {
        return Map.of(
                "number",
                number,
                "year",
                2023,
                "title",
                "关于推荐清洁生产审核创新试点项目的通知（推送）",
                "issuedOn",
                "2023-03-03",
                "lastDay",
                "2023-04-30",
                "demonstration",
                true);
    }

    /// Somebody drafts an application of its own body.
    String drafts(String person) {
        var title = "石狮市大堡集控区清洁生产整体审核创新试点项目 " + UUID.randomUUID();
        var input = Map.of("batch", "batch_9001", "applicant", body(person), "content", Map.of("title", title));
        return done(Caller.person(port, person).data(DRAFT, Map.of("input", input)), "draftApplication")
                .at("/application/id")
                .asString();
    }

    void edits(String person, String application) {
        // Other words each time: an edit that changes nothing is told nobody.
        var content = Map.of("contractors", List.of("福建省清洁生产中心 " + UUID.randomUUID()));
        done(
                Caller.person(port, person).data(EDIT, Map.of("input", Map.of("id", application, "content", content))),
                "editApplication");
    }

    String body(String person) {
        return Caller.person(port, person)
                .data("{ viewer { mandates { role organization { id } } } }")
                .at("/viewer/mandates/0/organization/id")
                .asString();
    }

    String grants(String holder, String body) {
        var input = new HashMap<String, Object>(Map.of("holder", holder, "organization", body, "role", "APPLICANT"));
        input.put("mayGrant", false);
        return done(
                        Caller.person(port, "admin")
                                .data(
                                        "mutation($input: GrantMandateInput!) { grantMandate(input: $input) { mandate { id } errors { code } } }",
                                        Map.of("input", input)),
                        "grantMandate")
                .at("/mandate/id")
                .asString();
    }

    void revokes(String mandate) {
        done(
                Caller.person(port, "admin")
                        .data(
                                "mutation($input: RevokeMandateInput!) { revokeMandate(input: $input) { errors { code } } }",
                                Map.of("input", Map.of("id", mandate, "reason", "离职"))),
                "revokeMandate");
    }

    long position() {
        return Caller.anonymous(port)
                .data("{ feedPosition }")
                .get("feedPosition")
                .asLong();
    }

    /// A token as the local issuer signs them, that ends when it is told to.
    String token(String subject, Instant end, JWKSource<SecurityContext> key) {
        var claims = JwtClaimsSet.builder()
                .issuer("http://localhost:" + port)
                .audience(List.of("pilot-registry"))
                .subject(subject)
                .claim("scope", List.of("registry.read"))
                .issuedAt(end.minusSeconds(60))
                .expiresAt(end)
                .build();
        return new NimbusJwtEncoder(key)
                .encode(JwtEncoderParameters.from(claims))
                .getTokenValue();
    }

    private static JsonNode done(JsonNode data, String mutation) {
        var payload = data.get(mutation);
        if (!payload.get("errors").isEmpty()) {
            throw new AssertionError(payload.toPrettyString());
        }
        return payload;
    }
}
