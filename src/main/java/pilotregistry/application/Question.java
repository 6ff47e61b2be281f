package pilotregistry.application;

import org.jspecify.annotations.Nullable;

/// One rule, asked of an application; null where the rule is not for it.
@FunctionalInterface
interface Question {

    @Nullable
    Finding ask(Dossier dossier);
}
