package pilotregistry.document;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import pilotregistry.language.CodedException;

/// Who may ask for the schema, by introspection as by its text.
@Component
class Introspecting {

    /// To whom the schema is open.
    enum Openness {
        OPEN,
        IDENTIFIED,
        OFF
    }

    private final Openness openness;

    Introspecting(@Value("${registry.introspection:open}") Openness openness) {
        this.openness = openness;
    }

    /// @throws CodedException to whom it is not open
    void check(boolean identified) {
        var open =
                switch (openness) {
                    case OPEN -> true;
                    case IDENTIFIED -> identified;
                    case OFF -> false;
                };
        if (!open) {
            throw new CodedException("INTROSPECTION_CLOSED");
        }
    }
}
