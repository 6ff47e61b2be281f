package pilotregistry.access;

/// What a client program was allowed to do by the person or agency behind it (OAuth2 scope).
public enum Scope {
    READ("registry.read"),
    WRITE("registry.write"),
    IMPORT("registry.import"),
    ADMIN("registry.admin"),
    PARTNER("registry.partner");

    private final String value;

    Scope(String value) {
        this.value = value;
    }

    public String value() {
        return value;
    }
}
