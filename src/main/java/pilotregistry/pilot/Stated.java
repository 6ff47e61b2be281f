package pilotregistry.pilot;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a source states goes before what is known; what it leaves out stays.
final class Stated {

    private Stated() {}

    static <T> @Nullable T of(@Nullable T stated, @Nullable T known) {
        return stated == null ? known : stated;
    }

    static <T> List<T> of(List<T> stated, List<T> known) {
        return stated.isEmpty() ? known : stated;
    }
}
