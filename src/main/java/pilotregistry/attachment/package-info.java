/// Files (附件): kept in the file room, checked for what they really are, handed out, printed and bundled into the
/// submission package.
@NullMarked
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"language", "ledger", "connection", "access"})
package pilotregistry.attachment;

import org.jspecify.annotations.NullMarked;
