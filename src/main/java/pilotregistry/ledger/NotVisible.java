package pilotregistry.ledger;

import pilotregistry.language.CodedException;

/// Not there, or not yours: the caller cannot tell which.
public class NotVisible extends CodedException {

    public NotVisible() {
        super("NOT_FOUND");
    }
}
