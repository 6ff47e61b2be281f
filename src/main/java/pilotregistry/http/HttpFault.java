package pilotregistry.http;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

/// What is wrong with a request before the registry is asked anything: a stable code, and the status it is answered
/// with. Its text is the message of the same name.
enum HttpFault {
    BAD_JSON(400),
    JSON_LIMITS(400),
    BODY_MISSING(400),
    NOT_AN_OBJECT(400),
    BATCH(400),
    QUERY_MISSING(400),
    BAD_PARAMETER(400),
    MUTATION_BY_GET(405),
    SUBSCRIPTION_BY_GET(405),
    SUBSCRIPTION_BY_POST(400),
    BAD_REQUEST(400),
    FORBIDDEN(403),
    CROSS_SITE(403),
    NOT_FOUND(404),
    METHOD_NOT_ALLOWED(405),
    NOT_ACCEPTABLE(406),
    REQUEST_TIMEOUT(408),
    CONTENT_TOO_LARGE(413),
    URI_TOO_LONG(414),
    UNSUPPORTED_MEDIA_TYPE(415),
    UNSUPPORTED_ENCODING(415),
    MISDIRECTED(421),
    HEADERS_TOO_LARGE(431),
    INTERNAL_ERROR(500),
    NOT_IMPLEMENTED(501),
    UNAVAILABLE(503),
    HTTP_VERSION(505);

    /// Those that GraphQL clients are told of in their own form: the request got as far as being one.
    private static final Set<HttpFault> OF_GRAPHQL = EnumSet.range(BAD_JSON, SUBSCRIPTION_BY_POST);

    /// Requests that are JSON and yet none of GraphQL.
    private static final Set<HttpFault> NOT_WELL_FORMED =
            EnumSet.of(NOT_AN_OBJECT, BATCH, QUERY_MISSING, BAD_PARAMETER);

    private final int status;

    HttpFault(int status) {
        this.status = status;
    }

    int status() {
        return status;
    }

    String key() {
        return "HttpFault." + name();
    }

    /// What its text is filled with where nothing more is known.
    Map<String, Object> facts() {
        return this == NOT_ACCEPTABLE ? Map.of("types", MediaType.ALL_VALUE) : Map.of();
    }

    /// What HTTP wants to be said with it.
    HttpHeaders headers() {
        var headers = new HttpHeaders();
        switch (this) {
            case METHOD_NOT_ALLOWED -> headers.setAllow(GraphQlDoor.HEARD);
            case UNSUPPORTED_MEDIA_TYPE -> headers.set("Accept-Post", MediaType.APPLICATION_JSON_VALUE);
            case UNSUPPORTED_ENCODING -> headers.set(HttpHeaders.ACCEPT_ENCODING, "identity");
            case REQUEST_TIMEOUT, CONTENT_TOO_LARGE -> headers.setConnection("close");
            default -> {}
        }
        return headers;
    }

    boolean isOfGraphQl() {
        return OF_GRAPHQL.contains(this);
    }

    boolean isNotWellFormed() {
        return NOT_WELL_FORMED.contains(this);
    }

    static Optional<HttpFault> named(String code) {
        return OF_GRAPHQL.stream().filter(fault -> fault.name().equals(code)).findFirst();
    }

    /// What a status means where nothing more is known.
    static HttpFault of(int status) {
        return Arrays.stream(values())
                .filter(fault -> fault.status == status && !fault.isOfGraphQl())
                .findFirst()
                .orElse(status < 500 ? BAD_REQUEST : INTERNAL_ERROR);
    }
}
