package pilotregistry.export;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// CSV (RFC 4180) in UTF-8.
final class CsvRows implements RowWriter {

    private static final int BUFFER = 1 << 16;
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final Writer out;
    private final List<String> headings;
    private final boolean mark;
    private long neutralised;

    CsvRows(OutputStream out, List<String> headings, boolean mark) {
        this.out = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), BUFFER);
        this.headings = headings;
        this.mark = mark;
    }

    @Override
    public void begin() throws IOException {
        if (mark) {
            out.write(BYTE_ORDER_MARK);
        }
        row(List.copyOf(headings));
    }

    @Override
    public void row(List<@Nullable Object> values) throws IOException {
        for (var place = 0; place < values.size(); place++) {
            if (place > 0) {
                out.write(',');
            }
            cell(values.get(place));
        }
        out.write("\r\n");
    }

    private void cell(@Nullable Object value) throws IOException {
        switch (value) {
            case null -> {}
            case BigDecimal number -> out.write(number.toPlainString());
            case Number number -> out.write(number.toString());
            case Boolean flag -> out.write(flag.toString());
            default -> text(joined(value));
        }
    }

    private void text(String text) throws IOException {
        var shown = Guard.neutral(text);
        if (shown.length() > text.length()) {
            neutralised++;
        }
        if (quoted(shown)) {
            out.write('"');
            out.write(shown.replace("\"", "\"\""));
            out.write('"');
        } else {
            out.write(shown);
        }
    }

    private static boolean quoted(String text) {
        for (var place = 0; place < text.length(); place++) {
            switch (text.charAt(place)) {
                case ',', '"', '\r', '\n', '\t', ';' -> {
                    return true;
                }
                default -> {}
            }
        }
        return !text.isEmpty() && (text.charAt(0) == ' ' || text.charAt(text.length() - 1) == ' ');
    }

    /// A value as one text; several are separated by semicolons.
    static String joined(Object value) {
        return value instanceof List<?> list
                ? list.stream().map(String::valueOf).collect(Collectors.joining("; "))
                : value.toString();
    }

    @Override
    public void flush() throws IOException {
        out.flush();
    }

    @Override
    public void end() throws IOException {
        out.flush();
    }

    @Override
    public long neutralised() {
        return neutralised;
    }
}
