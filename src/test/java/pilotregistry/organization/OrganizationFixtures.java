package pilotregistry.organization;

import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import pilotregistry.reference.SocialCreditCode;

/// Bodies for tests that need no database.
public final class OrganizationFixtures {

    private OrganizationFixtures() {}

    public static Organization organization(
            OrganizationId id, String name, OrganizationKind kind, OrganizationLevel level, @Nullable String province) {
        var profile = new Organization.Profile(name, kind, level, null, province, null, null);
        return Organization.register(id, profile, true);
    }

    /// A unified social credit code of nobody, another one each time.
    public static String socialCreditCode() {
        var body = "12350581" + "%08X".formatted(ThreadLocalRandom.current().nextInt()) + "0";
        return "0123456789ABCDEFGHJKLMNPQRTUWXY"
                .chars()
                .mapToObj(check -> body + (char) check)
                .filter(code -> SocialCreditCode.parse(code).isPresent())
                .findFirst()
                .orElseThrow();
    }
}
