package pilotregistry.designation;

import pilotregistry.ledger.Command;

/// Published when a designation is in force and its applications know it, again after a crash until all that listen are
/// through: who listens does nothing twice.
///
/// @param command under which what follows is done
public record PilotsDesignated(Designation designation, Command command) {}
