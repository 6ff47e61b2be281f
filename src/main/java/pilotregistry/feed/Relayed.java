package pilotregistry.feed;

/// Published in the process after the relay copied something; who follows the feed looks at it then, and by itself
/// from time to time, since a signal may be lost and other nodes relay too.
public record Relayed(int events) {}
