package pilotregistry.login;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Real access tokens for tests, come by as a person comes by them: login form, authorization code, proof key.
public final class Tokens {

    private static final Map<Integer, Tokens> SERVERS = new ConcurrentHashMap<>();
    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final Pattern CODE = Pattern.compile("[?&]code=([^&]+)");
    private static final Pattern ACCESS_TOKEN = Pattern.compile("\"access_token\"\\s*:\\s*\"([^\"]+)\"");
    private static final String TOKEN = "/oauth2/token";
    static final String REDIRECT = "http://127.0.0.1:1/registry-cli";
    static final String SCOPES = "openid profile registry.read registry.write registry.admin registry.import";

    private final String issuer;
    private final Map<String, String> kept = new ConcurrentHashMap<>();

    private Tokens(int port) {
        issuer = "http://localhost:" + port;
    }

    /// The tokens of the registry that listens on this port; each is fetched once.
    public static Tokens at(int port) {
        return SERVERS.computeIfAbsent(port, Tokens::new);
    }

    /// The token of a demonstration person with every scope the command line client has.
    public String of(String person) {
        return kept.computeIfAbsent(person, it -> login(it, "demo", SCOPES));
    }

    /// The token of a demonstration person whose client program asked for these scopes only.
    public String of(String person, String scopes) {
        return kept.computeIfAbsent(person + " " + scopes, it -> login(person, "demo", scopes));
    }

    /// The token of the demonstration partner's own server.
    public String ofPartner() {
        return kept.computeIfAbsent(
                "partner-demo", it -> accessToken(clientCredentials(issuer + TOKEN, "registry.read registry.partner")));
    }

    /// What the token endpoint answers a client program with a secret.
    public HttpResponse<String> ofClient(String id, String secret, String scopes) {
        return clientCredentials(issuer + TOKEN, id, secret, scopes);
    }

    private String login(String person, String password, String scopes) {
        var browser = browser();
        var verifier = random();
        get(browser, authorize(verifier, scopes));
        var form = get(browser, issuer + "/login").body();
        var welcome = post(
                browser,
                issuer + "/login",
                Map.of("username", person, "password", password, "_csrf", first(CSRF, form)));
        var answer = get(browser, welcome.headers().firstValue("Location").orElseThrow());
        return accessToken(exchange(issuer + TOKEN, code(answer), verifier));
    }

    String authorize(String verifier, String scopes) {
        return authorize(issuer + "/oauth2/authorize", verifier, scopes);
    }

    HttpResponse<String> exchange(String code, String verifier) {
        return exchange(issuer + TOKEN, code, verifier);
    }

    static String authorize(String endpoint, String verifier, String scopes) {
        return endpoint + "?"
                + form(Map.of(
                        "response_type",
                        "code",
                        "client_id",
                        "registry-cli",
                        "redirect_uri",
                        REDIRECT,
                        "scope",
                        scopes,
                        "state",
                        random(),
                        "nonce",
                        random(),
                        "code_challenge",
                        challenge(verifier),
                        "code_challenge_method",
                        "S256"));
    }

    static HttpResponse<String> exchange(String endpoint, String code, String verifier) {
        return post(
                browser(),
                endpoint,
                Map.of(
                        "grant_type", "authorization_code",
                        "client_id", "registry-cli",
                        "redirect_uri", REDIRECT,
                        "code", code,
                        "code_verifier", verifier));
    }

    static HttpResponse<String> clientCredentials(String endpoint, String scopes) {
        return clientCredentials(endpoint, "partner-demo", "partner-demo-secret", scopes);
    }

    static HttpResponse<String> clientCredentials(String endpoint, String id, String password, String scopes) {
        var secret = Base64.getEncoder().encodeToString((id + ":" + password).getBytes(UTF_8));
        var grant = Map.of("grant_type", "client_credentials");
        var fields = form(scopes.isEmpty() ? grant : Map.of("grant_type", "client_credentials", "scope", scopes));
        var request = HttpRequest.newBuilder(URI.create(endpoint))
                .header("Authorization", "Basic " + secret)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(fields))
                .build();
        return send(browser(), request);
    }

    static String code(HttpResponse<String> answer) {
        return first(CODE, answer.headers().firstValue("Location").orElse(answer.body()));
    }

    public static String accessToken(HttpResponse<String> answer) {
        return first(ACCESS_TOKEN, answer.body());
    }

    static HttpClient browser() {
        return HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    }

    static HttpResponse<String> get(HttpClient browser, String address) {
        return send(
                browser,
                HttpRequest.newBuilder(URI.create(address))
                        .header("Accept", "text/html")
                        .build());
    }

    static HttpResponse<String> post(HttpClient browser, String address, Map<String, String> fields) {
        return send(
                browser,
                HttpRequest.newBuilder(URI.create(address))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form(fields)))
                        .build());
    }

    static HttpResponse<String> send(HttpClient browser, HttpRequest request) {
        try {
            return browser.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static String random() {
        var bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String challenge(String verifier) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
    }

    static String first(Pattern pattern, String text) {
        var match = pattern.matcher(text);
        if (!match.find()) {
            throw new AssertionError("No " + pattern + " in: " + text);
        }
        return match.group(1);
    }
}
