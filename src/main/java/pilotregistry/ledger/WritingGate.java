package pilotregistry.ledger;

import org.springframework.stereotype.Component;
import pilotregistry.language.CodedException;

/// Whether this node may still write records: not once a later release has begun to store what this one would lose.
@Component
public class WritingGate {

    private volatile boolean shut;

    public void shut() {
        shut = true;
    }

    public boolean isShut() {
        return shut;
    }

    void check() {
        if (shut) {
            throw new CodedException("EARLIER_RELEASE");
        }
    }
}
