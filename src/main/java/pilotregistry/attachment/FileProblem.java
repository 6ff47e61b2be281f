package pilotregistry.attachment;

import java.util.Collection;
import java.util.Map;
import org.springframework.http.HttpStatus;
import pilotregistry.language.CodedException;

/// Why a file is not taken in or given up, as HTTP says it.
public class FileProblem extends CodedException {

    private final HttpStatus status;

    public FileProblem(HttpStatus status, String code, Map<String, Object> facts) {
        super(code, facts);
        this.status = status;
    }

    public FileProblem(HttpStatus status, String code) {
        this(status, code, Map.of());
    }

    /// Takes no parameter of an address that is not known, and none twice: what is misspelt must not be answered
    /// as if it had not been said.
    public static void checkParameters(Collection<String> known, Map<String, String[]> given) {
        given.forEach((name, values) -> {
            if (!known.contains(name) || values.length > 1) {
                throw new FileProblem(
                        HttpStatus.BAD_REQUEST,
                        "BAD_PARAMETER",
                        Map.of("parameter", name, "known", String.join(", ", known)));
            }
        });
    }

    HttpStatus status() {
        return status;
    }
}
