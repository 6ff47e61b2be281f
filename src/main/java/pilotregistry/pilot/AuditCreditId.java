package pilotregistry.pilot;

import pilotregistry.ledger.Identifier;

/// Names an audit credit: one for each pilot and unified social credit code.
record AuditCreditId(String value) implements Identifier {

    public static final String PREFIX = "credit";

    static AuditCreditId of(PilotId pilot, String socialCreditCode) {
        return new AuditCreditId(
                PREFIX + "_" + pilot.value().substring(PilotId.PREFIX.length() + 1) + "_" + socialCreditCode);
    }

    @Override
    public String toString() {
        return value;
    }
}
