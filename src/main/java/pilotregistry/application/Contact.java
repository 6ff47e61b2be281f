package pilotregistry.application;

import org.jspecify.annotations.Nullable;

/// Whom to ask; never public (R32).
public record Contact(String name, String phone, @Nullable String email) {}
