package pilotregistry.sheet;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/// How a text file is encoded: UTF-8 or UTF-16 with their marks, UTF-8 without one, GB18030.
///
/// It is what the whole file can be read as without one error: the first kilobytes of a Chinese table may be ASCII.
///
/// @param mark how many bytes the byte order mark takes
record TextEncoding(Charset charset, int mark) {

    private static final Charset GB18030 = Charset.forName("GB18030");

    static Optional<TextEncoding> of(Path path) throws IOException {
        return candidates(path).filter(candidate -> candidate.reads(path)).findFirst();
    }

    private static Stream<TextEncoding> candidates(Path path) throws IOException {
        try (var in = Files.newInputStream(path)) {
            var start = in.readNBytes(3);
            if (starts(start, 0xEF, 0xBB, 0xBF)) {
                return Stream.of(new TextEncoding(StandardCharsets.UTF_8, 3));
            }
            if (starts(start, 0xFF, 0xFE)) {
                return Stream.of(new TextEncoding(StandardCharsets.UTF_16LE, 2));
            }
            if (starts(start, 0xFE, 0xFF)) {
                return Stream.of(new TextEncoding(StandardCharsets.UTF_16BE, 2));
            }
            return Stream.of(new TextEncoding(StandardCharsets.UTF_8, 0), new TextEncoding(GB18030, 0));
        }
    }

    private static boolean starts(byte[] bytes, int... with) {
        if (bytes.length < with.length) {
            return false;
        }
        for (int i = 0; i < with.length; i++) {
            if ((bytes[i] & 0xFF) != with[i]) {
                return false;
            }
        }
        return true;
    }

    Reader reader(Path path) throws IOException {
        var in = Files.newInputStream(path);
        in.skipNBytes(mark);
        var strict = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        return new BufferedReader(new InputStreamReader(in, strict));
    }

    // No text holds the character NUL; many a binary file passes for text otherwise.
    private boolean reads(Path path) {
        try (var reader = reader(path)) {
            var buffer = new char[1 << 14];
            for (int read; (read = reader.read(buffer)) >= 0; ) {
                for (int i = 0; i < read; i++) {
                    if (buffer[i] == 0) {
                        return false;
                    }
                }
            }
            return true;
        } catch (CharacterCodingException other) {
            return false;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
