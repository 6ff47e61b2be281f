package pilotregistry.language;

import java.util.Locale;

/// A language the registry speaks; Chinese unless the caller prefers English.
public enum Language {
    ZH(Locale.SIMPLIFIED_CHINESE),
    EN(Locale.ENGLISH);

    private final Locale locale;

    Language(Locale locale) {
        this.locale = locale;
    }

    public Locale locale() {
        return locale;
    }

    public static Language of(Locale locale) {
        return locale.getLanguage().equals("en") ? EN : ZH;
    }
}
