package pilotregistry.attachment;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// A file name that is safe on every system: no path, no control or direction marks, at most 200 bytes of UTF-8,
/// with an extension.
record FileName(String stem, String extension) {

    private static final int MAX_BYTES = 200;
    private static final String UNSAFE = "/\\:*?\"<>|";
    // Names Windows gives to devices, whatever the extension.
    private static final Set<String> DEVICES = Set.of("con", "prn", "aux", "nul");
    private static final String NUMBERED_DEVICE = "(?i)(com|lpt)[0-9]";

    /// The name as it will be kept, or nothing where no usable one is left.
    static Optional<FileName> of(String raw) {
        var last = raw.substring(Math.max(raw.lastIndexOf('/'), raw.lastIndexOf('\\')) + 1);
        var name = safe(Normalizer.normalize(last, Normalizer.Form.NFKC));
        int dot = name.lastIndexOf('.');
        if (dot < 1 || !name.substring(dot + 1).matches("[A-Za-z0-9]{1,8}")) {
            return Optional.empty();
        }
        var extension = name.substring(dot + 1).toLowerCase(Locale.ROOT);
        var stem = capped(name.substring(0, dot).strip(), MAX_BYTES - extension.length() - 1);
        return stem.isEmpty() ? Optional.empty() : Optional.of(new FileName(onAnySystem(stem), extension));
    }

    String value() {
        return stem + "." + extension;
    }

    private static String safe(String name) {
        var kept = new StringBuilder();
        name.codePoints().forEach(point -> {
            if (Character.isSpaceChar(point) || point == '\t') {
                kept.append(' ');
            } else if (UNSAFE.indexOf(point) >= 0) {
                // The full-width form, as the writer of 附件1：方案.pdf had it before NFKC narrowed it.
                kept.appendCodePoint(point + 0xFEE0);
            } else if (printable(point)) {
                kept.appendCodePoint(point);
            }
        });
        return kept.toString().replaceAll(" +", " ").replaceAll("^[. ]+|[. ]+$", "");
    }

    private static boolean printable(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }

    private static String capped(String stem, int bytes) {
        var capped = stem;
        while (capped.getBytes(UTF_8).length > bytes) {
            capped = capped.substring(0, capped.offsetByCodePoints(capped.length(), -1));
        }
        return capped;
    }

    private static String onAnySystem(String stem) {
        var device = DEVICES.contains(stem.toLowerCase(Locale.ROOT)) || stem.matches(NUMBERED_DEVICE);
        return device ? "_" + stem : stem;
    }
}
