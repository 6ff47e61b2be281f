package pilotregistry.page;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;
import pilotregistry.language.Language;

/// Fills the templates in `pages/templates` with what the API answered; whatever is filled in is escaped.
@Component
@ConditionalOnWebApplication
class Templates {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ISO_LOCAL_DATE.withZone(ZoneId.of("Asia/Shanghai"));

    private final Mustache.Compiler compiler;
    private final Map<String, Template> compiled = new ConcurrentHashMap<>();
    private final PageTexts texts;

    Templates(PageFiles files, PageTexts texts) {
        this.texts = texts;
        compiler = Mustache.compiler()
                .withLoader(name -> new InputStreamReader(
                        files.file("templates/" + name + ".mustache").getInputStream(), StandardCharsets.UTF_8))
                .emptyStringIsFalse(true)
                .nullValue("");
    }

    /// @param values what the template names, beside its words as `t`
    String fill(String name, Map<String, ?> values, Language language) {
        var context = new HashMap<String, Object>(values);
        context.put("t", texts.in(language));
        context.put("label", written(named -> texts.label(named, language)));
        context.put("day", written(instant -> DAY.format(Instant.parse(instant))));
        context.put("amount", written(Templates::amount));
        return compiled.computeIfAbsent(name, this::compile).execute(context);
    }

    private Template compile(String name) {
        return compiler.loadTemplate(name);
    }

    // What is inside is filled in, and so escaped, before it is written differently.
    private static Mustache.Lambda written(UnaryOperator<String> differently) {
        return (fragment, out) -> {
            var inside = HtmlUtils.htmlUnescape(fragment.execute()).strip();
            out.write(inside.isEmpty() ? "" : HtmlUtils.htmlEscape(differently.apply(inside), "UTF-8"));
        };
    }

    private static String amount(String number) {
        var format = NumberFormat.getNumberInstance(Locale.ROOT);
        format.setMaximumFractionDigits(34);
        return format.format(new BigDecimal(number));
    }
}
