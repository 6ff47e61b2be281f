package pilotregistry.login;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Profile;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.MediaType;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.HtmlUtils;

/// The local issuer's login form, Chinese and English side by side, with the demonstration persons to choose from.
@RestController
@ConditionalOnWebApplication
@Profile("local")
@Conditional(NoOtherIssuer.class)
class LoginPage {

    private static final String REFUSED = """
            <p role="alert">账号或密码不对。 <span lang="en">Unknown account or wrong password.</span></p>""";

    private final String page;
    private final String style;

    LoginPage(Demonstration demonstration) throws IOException {
        style = text("login/login.css");
        page = text("login/login.html")
                .replace("{password}", HtmlUtils.htmlEscape(demonstration.password()))
                .replace(
                        "{persons}",
                        demonstration.persons().stream().map(LoginPage::choice).collect(Collectors.joining()));
    }

    @GetMapping(path = "/login", produces = MediaType.TEXT_HTML_VALUE + ";charset=UTF-8")
    String form(CsrfToken csrf, @RequestParam @Nullable String error) {
        return page.replace("{refused}", error == null ? "" : REFUSED)
                .replace("{csrf}", HtmlUtils.htmlEscape(csrf.getToken()));
    }

    @GetMapping(path = "/login.css", produces = "text/css;charset=UTF-8")
    String style() {
        return style;
    }

    private static String choice(Demonstration.Person person) {
        return """
            <li><button name="username" value="%s"><b>%s</b> <code>%s</code> <code>%s</code><small>%s<br>%s</small></button></li>
            """.formatted(
                        HtmlUtils.htmlEscape(person.username()),
                        HtmlUtils.htmlEscape(person.name()),
                        HtmlUtils.htmlEscape(person.username()),
                        HtmlUtils.htmlEscape(person.role()),
                        HtmlUtils.htmlEscape(person.body().name()),
                        HtmlUtils.htmlEscape(person.body().english()));
    }

    private static String text(String path) throws IOException {
        return new ClassPathResource(path).getContentAsString(StandardCharsets.UTF_8);
    }
}
