package pilotregistry.reference;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pilotregistry.language.Label;

/// A unified social credit code (统一社会信用代码, GB 32100-2015) whose check character fits: what tells bodies apart.
public record SocialCreditCode(String value) {

    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final int LENGTH = 18;
    private static final int MODULUS = 31;
    private static final int[] ORGANIZATION_WEIGHTS = {3, 7, 9, 10, 5, 8, 4, 2};

    public SocialCreditCode {
        if (flawOfNormal(value) != null) {
            throw new IllegalArgumentException(value + " is not a unified social credit code");
        }
    }

    /// Reads a code as people write it: full width, small letters, blanks around it.
    public static Optional<SocialCreditCode> parse(String text) {
        var normal = normal(text);
        return flawOfNormal(normal) == null ? Optional.of(new SocialCreditCode(normal)) : Optional.empty();
    }

    /// The code in its one form; what is no such code stays as it is.
    public static String normalized(String text) {
        return parse(text).map(SocialCreditCode::value).orElse(text);
    }

    /// Why the text is no such code; empty when it is one.
    public static Optional<SocialCreditCodeFlaw> flaw(String text) {
        return Optional.ofNullable(flawOfNormal(normal(text)));
    }

    /// Who registered the body (character 1).
    public RegistrationAuthority authority() {
        return RegistrationAuthority.of(value.charAt(0)).orElseThrow();
    }

    /// What the body is (character 2); null for a category that the standard did not know yet.
    public @Nullable Label category() {
        return OrganizationCategory.of(value.substring(0, 2));
    }

    /// The division of the registering authority (characters 3 to 8), which need not be where the body stands.
    ///
    /// 100000 is the State.
    public String divisionCode() {
        return value.substring(2, 8);
    }

    /// The organization code (characters 9 to 17, GB 11714).
    public String organizationCode() {
        return value.substring(8, 17);
    }

    /// Whether the organization code's own check character fits too; codes given out early sometimes fail it.
    public boolean organizationCodeFits() {
        var sum = 0;
        for (var i = 0; i < ORGANIZATION_WEIGHTS.length; i++) {
            sum += Character.digit(organizationCode().charAt(i), 36) * ORGANIZATION_WEIGHTS[i];
        }
        var check = 11 - sum % 11;
        var expected = check == 10 ? 'X' : (char) ('0' + check % 11);
        return organizationCode().charAt(8) == expected;
    }

    @Override
    public String toString() {
        return value;
    }

    private static @Nullable SocialCreditCodeFlaw flawOfNormal(String code) {
        if (code.length() != LENGTH) {
            return SocialCreditCodeFlaw.NOT_18_CHARACTERS;
        }
        if (code.chars().anyMatch(character -> ALPHABET.indexOf(character) < 0)) {
            return SocialCreditCodeFlaw.FOREIGN_CHARACTER;
        }
        if (RegistrationAuthority.of(code.charAt(0)).isEmpty()) {
            return SocialCreditCodeFlaw.NO_SUCH_AUTHORITY;
        }
        if (!code.substring(2, 8).matches("[0-9]{6}")) {
            return SocialCreditCodeFlaw.NO_DIVISION_CODE;
        }
        return code.charAt(LENGTH - 1) == check(code) ? null : SocialCreditCodeFlaw.WRONG_CHECK_CHARACTER;
    }

    // GB/T 17710: the weights are the powers of 3 modulo 31
    private static char check(String code) {
        var sum = 0;
        var weight = 1;
        for (var i = 0; i < LENGTH - 1; i++) {
            sum += ALPHABET.indexOf(code.charAt(i)) * weight;
            weight = weight * 3 % MODULUS;
        }
        return ALPHABET.charAt((MODULUS - sum % MODULUS) % MODULUS);
    }

    private static String normal(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).strip().toUpperCase(Locale.ROOT);
    }
}
