package pilotregistry.application;

import org.jspecify.annotations.Nullable;

/// An industry of the object: one of the 13, or OTHER with its name (R03).
public record IndustryChoice(String code, @Nullable String text) {

    /// Both, where there are both.
    public String words() {
        return text == null ? code : code + " " + text;
    }
}
