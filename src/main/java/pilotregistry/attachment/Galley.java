package pilotregistry.attachment;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.zip.CRC32;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.jspecify.annotations.Nullable;

/// The pages being set, and where on them the next line goes; lengths are in points, counted from the top margin.
final class Galley implements AutoCloseable {

    static final float MARGIN = 72;
    static final float WIDTH = PDRectangle.A4.getWidth() - 2 * MARGIN;
    static final float HEIGHT = PDRectangle.A4.getHeight() - 2 * MARGIN;

    private final PDDocument document;
    private final CRC32 trace = new CRC32();
    private @Nullable PDPageContentStream page;
    private float used = HEIGHT;

    Galley(PDDocument document) {
        this.document = document;
    }

    /// Leaves this much free, unless a page has just begun.
    void space(float height) throws IOException {
        if (used > 0) {
            used += height;
        }
    }

    /// Turns the page where less than this is left of it.
    void need(float height) throws IOException {
        if (page == null || used + height > HEIGHT) {
            turn();
        }
    }

    float left() {
        return page == null ? 0 : HEIGHT - used;
    }

    float used() {
        return used;
    }

    void advance(float height) {
        used += height;
    }

    void turn() throws IOException {
        close();
        var sheet = new PDPage(PDRectangle.A4);
        document.addPage(sheet);
        page = new PDPageContentStream(document, sheet, AppendMode.APPEND, true);
        used = 0;
    }

    /// One line of text whose line box begins so far down the page.
    void text(String text, Typeface face, float size, float x, float down) throws IOException {
        show(sheet(), text, face, size, x, down);
    }

    void frame(float x, float down, float width, float height, boolean shaded) throws IOException {
        var sheet = sheet();
        float bottom = MARGIN + HEIGHT - down - height;
        sheet.setLineWidth(0.5f);
        if (shaded) {
            sheet.setNonStrokingColor(0.93f);
            sheet.addRect(MARGIN + x, bottom, width, height);
            sheet.fill();
            sheet.setNonStrokingColor(0f);
        }
        sheet.addRect(MARGIN + x, bottom, width, height);
        sheet.stroke();
    }

    void rule(float x, float down, float width) throws IOException {
        var sheet = sheet();
        float y = MARGIN + HEIGHT - down;
        sheet.setLineWidth(0.5f);
        sheet.moveTo(MARGIN + x, y);
        sheet.lineTo(MARGIN + x + width, y);
        sheet.stroke();
    }

    /// Puts the footer on every page, now that their number is known.
    void foot(String footer, Typeface face) throws IOException {
        close();
        int pages = document.getNumberOfPages();
        for (int index = 0; index < pages; index++) {
            var number = "第 %d 页 / 共 %d 页".formatted(index + 1, pages);
            float right = WIDTH - face.width(number, 9);
            var text = face.lines(face.fit(footer), 9, right - 12, 0).getFirst();
            try (var sheet =
                    new PDPageContentStream(document, document.getPage(index), AppendMode.APPEND, true, true)) {
                show(sheet, text, face, 9, 0, HEIGHT + 24);
                show(sheet, number, face, 9, right, HEIGHT + 24);
            }
        }
    }

    /// A number that is the same for the same pages, in place of the clock in the document's id.
    long fingerprint() {
        return trace.getValue();
    }

    int pages() {
        return document.getNumberOfPages();
    }

    @Override
    public void close() throws IOException {
        if (page != null) {
            page.close();
            page = null;
        }
    }

    private PDPageContentStream sheet() throws IOException {
        if (page == null) {
            turn();
        }
        return Objects.requireNonNull(page);
    }

    private void show(PDPageContentStream sheet, String text, Typeface face, float size, float x, float down)
            throws IOException {
        trace.update((down + text).getBytes(StandardCharsets.UTF_8));
        sheet.beginText();
        sheet.setFont(face.font(), size);
        sheet.newLineAtOffset(MARGIN + x, MARGIN + HEIGHT - down - size);
        sheet.showText(face.shown(text));
        sheet.endText();
    }
}
