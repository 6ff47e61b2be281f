package pilotregistry.casestudy;

import pilotregistry.ledger.Fingerprint;

/// What is handed in, checked and published as one: the content, its labels and its licence.
public record CasePaper(CaseContent content, CaseLabels labels, Licence licence) {

    /// SHA-256 over the canonical JSON (RFC 8785) of all of it.
    public String sha256() {
        return Fingerprint.of(this);
    }
}
