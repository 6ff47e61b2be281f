package pilotregistry.organization;

import org.jspecify.annotations.Nullable;

/// Bodies for tests that need no database.
public final class OrganizationFixtures {

    private OrganizationFixtures() {}

    public static Organization organization(
            OrganizationId id, String name, OrganizationKind kind, OrganizationLevel level, @Nullable String province) {
        var profile = new Organization.Profile(name, kind, level, null, province, null, null);
        return Organization.register(id, profile, true);
    }
}
