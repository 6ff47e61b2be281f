package pilotregistry.alert;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import pilotregistry.Caller;
import pilotregistry.RegistryTest;
import pilotregistry.StoryClock;
import tools.jackson.databind.JsonNode;

/// What a saved search sends by mail, over a real SMTP server.
@RegistryTest
class MailedDigestTests {

    @LocalServerPort
    int port;

    @Value("${spring.mail.port}")
    int mailPort;

    @Autowired
    ApplicationContext context;

    private GreenMail server;
    private AlertStory story;
    private Caller ministry;
    private JsonNode saved;
    private String address = "";

    @BeforeEach
    void someone() {
        server = server();
        story = new AlertStory(port, context);
        ministry = Caller.person(port, "zhao.mee");
        address = story.word + "@example.cn";
        saved = story.saved(ministry, "channel", "MAIL", "address", address);
    }

    @AfterEach
    void nobody() {
        server.stop();
        story.delete(ministry, Map.of("id", saved.get("id").asString()));
    }

    private GreenMail server() {
        var fresh = new GreenMail(new ServerSetup(mailPort, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        fresh.start();
        return fresh;
    }

    @Test
    void sendsNothingBeforeItsAddressIsConfirmed() throws Exception {
        assertThat(saved.get("status").asString()).isEqualTo("UNCONFIRMED");
        assertThat(saved.get("address").asString()).isEqualTo(address);
        story.goRound();
        var invitation = mails().getFirst();
        assertThat(invitation.getSubject()).isEqualTo("请确认接收检索“检索 " + story.word + "”的提醒");
        assertThat(text(invitation)).doesNotContain(token(saved)).contains("如果不是您");
        story.imported("新");
        story.after(Duration.ofDays(2));
        assertThat(mails()).as("the invitation alone, and once").hasSize(1);

        var link = link(invitation);
        assertThat(story.get(link).body()).contains("<form method=\"post\" action=\"" + link + "\">", address);
        assertThat(status()).as("looking is no consent").isEqualTo("UNCONFIRMED");
        assertThat(story.post(link, "").body()).contains("已确认");
        assertThat(status()).isEqualTo("ON");
        assertThat(story.post(link, "").statusCode()).isEqualTo(404);
    }

    @Test
    void sendsWhatIsNewInBothFormsWithTheOneClickThatEndsIt() throws Exception {
        confirmed();
        var number = story.imported("新<b>");
        story.after(Duration.ofDays(1));
        var mail = mails().getLast();
        assertThat(mail.getSubject()).isEqualTo("检索“检索 " + story.word + "”有 1 条新消息");
        assertThat(mail.getFrom()[0]).hasToString("alerts@registry.test");
        assertThat(mail.getAllRecipients()).singleElement().hasToString(address);
        assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(mail.getHeader("List-Unsubscribe-Post")).containsExactly("List-Unsubscribe=One-Click");
        assertThat(text(mail))
                .contains("新案例 " + number + "：园区治理 " + story.word + " 新<b>", "https://registry.test/cases/" + number);
        assertThat(html(mail)).contains("新&lt;b&gt;", "href=\"https://registry.test/cases/" + number + "\"");

        story.after(Duration.ofDays(1));
        assertThat(mails()).as("without news no mail").hasSize(2);
        var off = mail.getHeader("List-Unsubscribe")[0].replaceAll("\\s", "");
        assertThat(off).startsWith("<https://registry.test/alerts/").endsWith("/off>");
        var path = URI.create(off.substring(1, off.length() - 1)).getPath();
        assertThat(story.post(path, "List-Unsubscribe=One-Click").statusCode()).isEqualTo(200);
        story.imported("后");
        story.after(Duration.ofDays(1));
        assertThat(mails()).hasSize(2);
        assertThat(story.saved(ministry, "id", saved.get("id").asString(), "channel", "MAIL", "address", address)
                        .get("status")
                        .asString())
                .as("who ended it is asked again")
                .isEqualTo("UNCONFIRMED");
    }

    @Test
    void sendsAgainUnderTheSameIdWhatMayNotHaveArrived() throws Exception {
        confirmed();
        story.imported("新");
        server.stop();
        story.after(Duration.ofDays(1));
        server = server();
        story.after(Duration.ofMinutes(10));
        var arrived = mails().getLast();
        var lookouts = context.getBean(Lookouts.class);
        var lookout = lookouts.find(id()).orElseThrow();
        assertThat(lookout.owing()).isNull();
        // As if it had been killed between sending and taking note of it.
        lookouts.keep(new Lookout(
                id(),
                new LookoutTurn(lookout.turn().number(), StoryClock.START, 1),
                lookout.question(),
                lookout.known(),
                lookout.digests(),
                new Errands(
                        lookout.digests().getLast().number(), lookout.errands().invited())));
        story.imported("其间");
        story.goRound();
        var again = mails().getLast();
        assertThat(mails()).hasSize(2);
        assertThat(again.getMessageID()).isEqualTo(arrived.getMessageID()).endsWith("@registry.test>");
        assertThat(text(again)).isEqualTo(text(arrived));
        story.after(Duration.ofDays(1));
        assertThat(text(mails().getLast())).contains("其间").doesNotContain(" 新\r\n");
        assertThat(mails().getLast().getMessageID()).isNotEqualTo(arrived.getMessageID());
    }

    @Test
    void speaksTheLanguageOfWhoSavedIt() throws Exception {
        story.saved(
                ministry.in(Locale.ENGLISH),
                "id",
                saved.get("id").asString(),
                "channel",
                "MAIL",
                "address",
                address,
                "name",
                "mine");
        confirmed();
        assertThat(mails().getLast().getSubject()).isEqualTo("Please confirm alerts of the search \"mine\"");
        story.imported("新");
        story.after(Duration.ofDays(1));
        assertThat(mails().getLast().getSubject()).isEqualTo("News of the search \"mine\": 1");
        assertThat(html(mails().getLast())).contains("<html lang=\"en\">", "Stop alerts");
    }

    @Test
    void asksAgainWhereAnotherAddressIsNamedAndNotMoreThanThreeTimesADay() throws Exception {
        confirmed();
        var id = saved.get("id").asString();
        assertThat(story.saved(ministry, "id", id, "channel", "MAIL", "address", address, "name", "改名")
                        .get("status")
                        .asString())
                .as("the same address")
                .isEqualTo("ON");
        for (int time = 0; time < 6; time++) {
            var other = time % 2 == 0 ? "x" + address : "y" + address;
            story.saved(ministry, "id", id, "channel", "MAIL", "address", other);
            story.goRound();
        }
        story.saved(ministry, "id", id, "channel", "MAIL", "address", "x" + address);
        story.goRound();
        assertThat(to("x" + address)).hasSize(MailRoom.ASKED);
        assertThat(to("y" + address)).hasSize(MailRoom.ASKED);
        story.after(Duration.ofDays(1));
        assertThat(to("x" + address)).hasSize(MailRoom.ASKED + 1);
    }

    private void confirmed() throws Exception {
        story.goRound();
        assertThat(story.post(link(mails().getLast()), "").statusCode()).isEqualTo(200);
        story.after(Duration.ofDays(1));
    }

    private SavedSearchId id() {
        return new SavedSearchId(saved.get("id").asString());
    }

    private String status() {
        return ministry.data(
                        "query($id: ID!) { node(id: $id) { ... on SavedSearch { status } } }",
                        Map.of("id", id().value()))
                .at("/node/status")
                .asString();
    }

    private List<MimeMessage> mails() {
        return to(address);
    }

    private List<MimeMessage> to(String whom) {
        return Arrays.stream(server.getReceivedMessages())
                .filter(mail -> {
                    try {
                        return mail.getAllRecipients()[0].toString().equals(whom);
                    } catch (MessagingException e) {
                        throw new IllegalStateException(e);
                    }
                })
                .toList();
    }

    private static String token(JsonNode saved) {
        return saved.get("feedPath").asString().replaceAll("/alerts/|\\.atom", "");
    }

    private static String link(MimeMessage mail) throws MessagingException, IOException {
        var found =
                Pattern.compile("https://registry\\.test(/alerts/\\S+/confirm)").matcher(text(mail));
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private static String text(MimeMessage mail) throws MessagingException, IOException {
        return part(mail, "text/plain");
    }

    private static String html(MimeMessage mail) throws MessagingException, IOException {
        return part(mail, "text/html");
    }

    private static String part(jakarta.mail.Part part, String type) throws MessagingException, IOException {
        if (part.isMimeType(type)) {
            return part.getContent().toString();
        }
        if (part.getContent() instanceof MimeMultipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                var found = part(parts.getBodyPart(i), type);
                if (!found.isEmpty()) {
                    return found;
                }
            }
        }
        return "";
    }
}
