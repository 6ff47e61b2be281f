package pilotregistry.language;

/// One text in both languages.
public record Label(String zh, String en) {

    public String in(Language language) {
        return switch (language) {
            case ZH -> zh;
            case EN -> en;
        };
    }
}
