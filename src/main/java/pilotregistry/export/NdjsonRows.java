package pilotregistry.export;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/// One JSON object a line, in UTF-8; blank is null, never zero or an empty text.
final class NdjsonRows implements RowWriter {

    private static final JsonMapper JSON =
            JsonMapper.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();

    private final OutputStream out;
    private final JsonGenerator json;
    private final List<String> names;

    NdjsonRows(OutputStream out, List<String> names) {
        this.out = out;
        this.json = JSON.writer().withRootValueSeparator("").createGenerator(out);
        this.names = names;
    }

    @Override
    public void begin() {}

    @Override
    public void row(List<@Nullable Object> values) {
        json.writeStartObject();
        for (var place = 0; place < names.size(); place++) {
            json.writeName(names.get(place));
            value(values.get(place));
        }
        json.writeEndObject();
        json.writeRaw('\n');
    }

    private void value(@Nullable Object value) {
        switch (value) {
            case null -> json.writeNull();
            case BigDecimal number -> json.writeNumber(number.toPlainString());
            case Integer number -> json.writeNumber(number);
            case Long number -> json.writeNumber(number);
            case Double number -> json.writeNumber(number);
            case Boolean flag -> json.writeBoolean(flag);
            case List<?> list -> {
                json.writeStartArray();
                list.forEach(this::value);
                json.writeEndArray();
            }
            default -> json.writeString(value.toString());
        }
    }

    @Override
    public void flush() throws IOException {
        json.flush();
        out.flush();
    }

    @Override
    public void end() throws IOException {
        flush();
    }
}
