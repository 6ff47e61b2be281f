package pilotregistry.attachment;

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

    HttpStatus status() {
        return status;
    }
}
