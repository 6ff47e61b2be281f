package pilotregistry.page;

import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.config.annotation.ContentNegotiationConfigurer;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// The files of the pages, as they lie in `pages/`. Under a path with a hash of all of them they are kept for ever: the
/// modules name each other relatively, so one hash in the page is enough.
@Component
@ConditionalOnWebApplication
class PageAssets implements WebMvcConfigurer {

    private static final int LENGTH = 8;

    private final PageFiles files;
    private final String path;

    PageAssets(PageFiles files) throws IOException {
        this.files = files;
        path = "/pages/" + hash(files);
    }

    /// Where the files of this build are.
    String path() {
        return path;
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler(path + "/**")
                .addResourceLocations(files.places())
                .setCacheControl(
                        CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable());
        registry.addResourceHandler("/pages/**")
                .addResourceLocations(files.places())
                .setCacheControl(CacheControl.noCache());
    }

    @Override
    public void configureContentNegotiation(ContentNegotiationConfigurer types) {
        types.mediaType("graphql", MediaType.valueOf("text/plain;charset=UTF-8"))
                .mediaType("mustache", MediaType.valueOf("text/plain;charset=UTF-8"));
    }

    private static String hash(PageFiles files) throws IOException {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var file : files.all()) {
                digest.update(file.getContentAsByteArray());
            }
            return HexFormat.of().formatHex(Arrays.copyOf(digest.digest(), LENGTH));
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
