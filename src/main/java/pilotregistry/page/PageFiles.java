package pilotregistry.page;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/// The files the pages are made of: those shipped, and over them those of the operator's own folder, who so gives them
/// another name, other words and colours.
@Component
class PageFiles {

    private static final String SHIPPED = "pages/";

    private final List<Path> own;

    PageFiles(@Value("${registry.pages.folder:}") String folder) {
        own = folder.isEmpty() ? List.of() : List.of(Path.of(folder));
    }

    /// The one that counts.
    Resource file(String path) {
        return own.stream()
                .map(folder -> folder.resolve(path))
                .filter(Files::isRegularFile)
                .<Resource>map(FileSystemResource::new)
                .findFirst()
                .orElseGet(() -> new ClassPathResource(SHIPPED + path));
    }

    /// Where to look for one, the first place first.
    String[] places() {
        return Stream.concat(own.stream().map(folder -> folder.toUri().toString()), Stream.of("classpath:/" + SHIPPED))
                .toArray(String[]::new);
    }

    /// All of them, always in the same order.
    List<Resource> all() throws IOException {
        var all = new ArrayList<Resource>();
        var files = new PathMatchingResourcePatternResolver();
        for (var place : places()) {
            Stream.of(files.getResources(place + "**/*.*"))
                    .sorted(Comparator.comparing(Resource::getDescription))
                    .forEach(all::add);
        }
        return all;
    }
}
