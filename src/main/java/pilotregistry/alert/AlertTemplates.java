package pilotregistry.alert;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/// Fills the templates in `alerts/`; whatever is filled in is escaped, but in plain text.
@Component
class AlertTemplates {

    private final Mustache.Compiler compiler = Mustache.compiler()
            .withLoader(name -> new InputStreamReader(
                    new ClassPathResource("alerts/" + name + ".mustache").getInputStream(), StandardCharsets.UTF_8))
            .emptyStringIsFalse(true)
            .nullValue("");
    private final Map<String, Template> compiled = new ConcurrentHashMap<>();

    String fill(String name, Map<String, ?> values) {
        return compiled.computeIfAbsent(name, this::compile).execute(values);
    }

    private Template compile(String name) {
        return compiler.escapeHTML(!name.endsWith(".txt")).loadTemplate(name);
    }
}
