package pilotregistry.casestudy;

import pilotregistry.ledger.Fingerprint;

/// What is handed in, checked and published as one.
///
/// @param licence SPDX id, such as `CC-BY-4.0`
public record CasePaper(CaseContent content, CaseLabels labels, String licence) {

    /// SHA-256 over the canonical JSON (RFC 8785) of all of it.
    public String sha256() {
        return Fingerprint.of(this);
    }
}
