package pilotregistry.live;

/// A request that HTTP itself answers, before there is a stream.
final class Refused extends Exception {

    private static final long serialVersionUID = 1L;

    private final StreamFault fault;

    Refused(StreamFault fault) {
        super(fault.name());
        this.fault = fault;
    }

    StreamFault fault() {
        return fault;
    }
}
