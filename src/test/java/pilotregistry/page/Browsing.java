package pilotregistry.page;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.xml.sax.SAXException;
import pilotregistry.Caller;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Somebody who reads the pages with a browser, without a token.
final class Browsing {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern DATA =
            Pattern.compile("<script type=\"application/ld\\+json\">(.*?)</script>", Pattern.DOTALL);

    private final int port;

    Browsing(int port) {
        this.port = port;
    }

    HttpResponse<String> get(String path, Locale language) {
        return Caller.send(Caller.anonymous(port).in(language).request(path), HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<String> get(String path) {
        return get(path, Locale.SIMPLIFIED_CHINESE);
    }

    /// How many bytes come over the wire.
    int compressed(String path) {
        var request = Caller.anonymous(port).request(path).header("Accept-Encoding", "gzip");
        return Caller.send(request, HttpResponse.BodyHandlers.ofByteArray()).body().length;
    }

    static JsonNode metadata(String page) {
        var block = DATA.matcher(page);
        if (!block.find()) {
            throw new AssertionError("no metadata");
        }
        return JSON.readTree(block.group(1));
    }

    /// @throws AssertionError where it is not well-formed
    static Document xml(String text) {
        try {
            var factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            return factory.newDocumentBuilder().parse(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
        } catch (SAXException | ParserConfigurationException malformed) {
            throw new AssertionError(malformed);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
