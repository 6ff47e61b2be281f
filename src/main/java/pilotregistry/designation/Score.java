package pilotregistry.designation;

import org.jspecify.annotations.Nullable;
import pilotregistry.language.Label;

/// One criterion's score, 0 to 100.
public record Score(
        Criterion criterion, int score, @Nullable String comment) {

    static final int HIGHEST = 100;

    public Label label() {
        return criterion.label();
    }
}
