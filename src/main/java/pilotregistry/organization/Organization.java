package pilotregistry.organization;

import java.text.Normalizer;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.annotation.Version;
import org.springframework.data.mongodb.core.mapping.Document;
import pilotregistry.language.Pinyin;
import pilotregistry.ledger.History;
import pilotregistry.ledger.Recorded;
import pilotregistry.reference.SocialCreditCode;

/// A body that applies, implements, recommends or designates: its name, kind, level and place.
@Document("organizations")
public final class Organization implements Recorded {

    @Id
    private final OrganizationId id;

    @Version
    private @Nullable Long version;

    private final Profile profile;

    @SuppressWarnings("unused") // what Chinese names are sorted by, in the database
    private final String nameSort;

    private final boolean demonstration;
    private final History history;

    /// What is known of a body.
    ///
    /// @param socialCreditCode unified social credit code (GB 32100); unique; null where not known
    /// @param divisionCode GB/T 2260 code of its place; null for national bodies
    /// @param duty for the departments that recommend and the ministries that designate
    public record Profile(
            String name,
            OrganizationKind kind,
            OrganizationLevel level,
            @Nullable String socialCreditCode,
            @Nullable String provinceCode,
            @Nullable String divisionCode,
            @Nullable Duty duty) {

        boolean levelFitsKind() {
            return switch (kind) {
                case PARK_ADMINISTRATION, ENTERPRISE, OTHER -> true;
                case GOVERNMENT, GOVERNMENT_DEPARTMENT -> level != OrganizationLevel.NONE;
            };
        }

        // Names are matched as written: one form for full- and half-width brackets, no blanks around.
        Profile normalized() {
            return new Profile(
                    Normalizer.normalize(name.strip(), Normalizer.Form.NFKC),
                    kind,
                    level,
                    socialCreditCode == null ? null : SocialCreditCode.normalized(socialCreditCode),
                    provinceCode,
                    divisionCode,
                    duty);
        }
    }

    @PersistenceCreator
    Organization(
            OrganizationId id,
            @Nullable Long version,
            Profile profile,
            String nameSort,
            boolean demonstration,
            History history) {
        this.id = id;
        this.version = version;
        this.profile = profile;
        this.nameSort = nameSort;
        this.demonstration = demonstration;
        this.history = history;
    }

    static Organization register(OrganizationId id, Profile profile, boolean demonstration) {
        return new Organization(id, null, profile, Pinyin.of(profile.name()), demonstration, new History());
    }

    @Override
    public OrganizationId id() {
        return id;
    }

    @Override
    public long version() {
        return Recorded.version(version);
    }

    @Override
    public History history() {
        return history;
    }

    public String name() {
        return profile.name();
    }

    public OrganizationKind kind() {
        return profile.kind();
    }

    public OrganizationLevel level() {
        return profile.level();
    }

    public @Nullable String socialCreditCode() {
        return profile.socialCreditCode();
    }

    public @Nullable String provinceCode() {
        return profile.provinceCode();
    }

    public @Nullable String divisionCode() {
        return profile.divisionCode();
    }

    public @Nullable Duty duty() {
        return profile.duty();
    }

    /// True for bodies invented to show the registry at work; they stand for nobody.
    public boolean demonstration() {
        return demonstration;
    }

    /// The department of this side in this province?
    public boolean recommendsFor(String province, Duty side) {
        return kind() == OrganizationKind.GOVERNMENT_DEPARTMENT
                && level() == OrganizationLevel.PROVINCE
                && side == duty()
                && province.equals(provinceCode());
    }
}
