package pilotregistry.attachment;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.destination.PDPageFitWidthDestination;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDDocumentOutline;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import pilotregistry.attachment.Manuscript.Block;
import pilotregistry.attachment.Manuscript.Bullets;
import pilotregistry.attachment.Manuscript.Field;
import pilotregistry.attachment.Manuscript.Paragraph;
import pilotregistry.attachment.Manuscript.Section;
import pilotregistry.attachment.Manuscript.Table;

/// Sets a manuscript into pages: A4, body in 10.5 points (五号), paragraphs indented by two characters.
final class Compositor {

    private static final float BODY = 10.5f;
    private static final float LEADING = 1.6f;
    private static final float[] HEADINGS = {16, 14, 12};
    private static final float CELL = 9.5f;
    private static final float PADDING = 4;

    private final PDDocument document;
    private final Typeface regular;
    private final Typeface bold;
    private final Galley galley;
    private final PDDocumentOutline outline = new PDDocumentOutline();

    Compositor(PDDocument document) throws IOException {
        this.document = document;
        this.regular = Typeface.load(document, "Regular");
        this.bold = Typeface.load(document, "Bold");
        this.galley = new Galley(document);
    }

    /// Sets all pages and returns a number that is the same for the same pages.
    long set(Manuscript manuscript) throws IOException {
        document.getDocumentCatalog().setDocumentOutline(outline);
        titlePage(manuscript);
        if (!manuscript.sections().isEmpty()) {
            galley.turn();
        }
        for (var section : manuscript.sections()) {
            section(section);
        }
        galley.foot(manuscript.footer(), regular);
        return galley.fingerprint();
    }

    /// To be called once the fonts are subset.
    void mapGlyphsToText() throws IOException {
        regular.mapGlyphsToText(document);
        bold.mapGlyphsToText(document);
    }

    private void titlePage(Manuscript manuscript) throws IOException {
        galley.turn();
        galley.advance(Galley.HEIGHT / 6);
        centered(manuscript.title(), bold, 24);
        galley.space(10);
        centered(manuscript.subtitle(), regular, 14);
        galley.space(40);
        for (var field : manuscript.fields()) {
            field(field);
        }
    }

    private void centered(String text, Typeface face, float size) throws IOException {
        for (var line : face.lines(face.fit(text), size, Galley.WIDTH, 0)) {
            line(line, face, size, (Galley.WIDTH - face.width(line, size)) / 2);
        }
    }

    private void field(Field field) throws IOException {
        float labels = Galley.WIDTH * 0.3f;
        float values = labels + 12;
        var label = bold.lines(bold.fit(field.label()), 12, labels, 0);
        var value = regular.lines(regular.fit(field.value()), 12, Galley.WIDTH - values, 0);
        float height = 12 * LEADING;
        for (int index = 0; index < Math.max(label.size(), value.size()); index++) {
            galley.need(height);
            if (index < label.size()) {
                galley.text(label.get(index), bold, 12, 0, galley.used());
            }
            if (index < value.size()) {
                galley.text(value.get(index), regular, 12, values, galley.used());
            }
            galley.advance(height);
        }
        galley.rule(values, galley.used() - 2, Galley.WIDTH - values);
        galley.space(6);
    }

    private void section(Section section) throws IOException {
        float size = HEADINGS[section.level() - 1];
        galley.space(size * 0.8f);
        // A heading stays with the first lines under it, or with the heading under it.
        float under = section.blocks().isEmpty() ? 3 * size : 2 * BODY;
        galley.need((size + under) * LEADING);
        bookmark(section);
        text(section.heading(), bold, size, 0, 0);
        galley.space(4);
        for (var block : section.blocks()) {
            block(block);
        }
    }

    private void block(Block block) throws IOException {
        switch (block) {
            case Paragraph paragraph -> {
                for (var text :
                        paragraph.text().lines().filter(it -> !it.isBlank()).toList()) {
                    text(text.strip(), regular, BODY, 0, 2 * BODY);
                }
                galley.space(4);
            }
            case Bullets bullets -> {
                for (var item : bullets.items()) {
                    galley.need(BODY * LEADING);
                    galley.text("•", regular, BODY, BODY, galley.used());
                    text(item, regular, BODY, 2 * BODY, 0);
                }
                galley.space(4);
            }
            case Table table -> table(table);
        }
    }

    private void text(String text, Typeface face, float size, float x, float indent) throws IOException {
        float first = x + indent;
        for (var line : face.lines(face.fit(text), size, Galley.WIDTH - x, indent)) {
            line(line, face, size, first);
            first = x;
        }
    }

    private void line(String line, Typeface face, float size, float x) throws IOException {
        galley.need(size * LEADING);
        galley.text(line, face, size, x, galley.used());
        galley.advance(size * LEADING);
    }

    private void bookmark(Section section) {
        var target = new PDPageFitWidthDestination();
        target.setPage(document.getPage(galley.pages() - 1));
        var item = new PDOutlineItem();
        item.setTitle(section.heading());
        item.setDestination(target);
        var parent = outline.getLastChild();
        if (section.level() == 1 || parent == null) {
            outline.addLast(item);
        } else {
            parent.addLast(item);
        }
    }

    private void table(Table table) throws IOException {
        var widths = widths(table);
        var head = cells(table.head(), widths, bold);
        galley.need(2 * height(head));
        row(head, widths, bold);
        for (var row : table.rows()) {
            var cells = cells(row, widths, regular);
            do {
                cells = slice(cells, head, widths);
            } while (cells.stream().anyMatch(it -> !it.isEmpty()));
        }
        galley.space(8);
    }

    /// Sets as many lines of the row as this page holds, and returns the rest; a row that fits on one page is not
    /// torn.
    private List<List<String>> slice(List<List<String>> cells, List<List<String>> head, List<Float> widths)
            throws IOException {
        float line = CELL * LEADING;
        boolean fitsOnAPage = height(cells) <= Galley.HEIGHT - height(head);
        if (galley.left() < (fitsOnAPage ? height(cells) : line + 2 * PADDING)) {
            galley.turn();
            row(head, widths, bold);
        }
        int lines = Math.max(1, (int) ((galley.left() - 2 * PADDING) / line));
        row(cells.stream().map(it -> it.subList(0, Math.min(lines, it.size()))).toList(), widths, regular);
        return cells.stream()
                .map(it -> it.subList(Math.min(lines, it.size()), it.size()))
                .toList();
    }

    private void row(List<List<String>> cells, List<Float> widths, Typeface face) throws IOException {
        float height = height(cells);
        float x = 0;
        for (int column = 0; column < widths.size(); column++) {
            galley.frame(x, galley.used(), widths.get(column), height, face == bold);
            float down = galley.used() + PADDING;
            for (var line : column < cells.size() ? cells.get(column) : List.<String>of()) {
                galley.text(line, face, CELL, x + PADDING, down);
                down += CELL * LEADING;
            }
            x += widths.get(column);
        }
        galley.advance(height);
    }

    private static float height(List<List<String>> cells) {
        int lines = cells.stream().mapToInt(List::size).max().orElse(1);
        return Math.max(1, lines) * CELL * LEADING + 2 * PADDING;
    }

    private List<List<String>> cells(List<String> row, List<Float> widths, Typeface face) {
        var cells = new ArrayList<List<String>>();
        for (int column = 0; column < row.size(); column++) {
            var lines = new ArrayList<String>();
            for (var paragraph : row.get(column).lines().toList()) {
                lines.addAll(face.lines(face.fit(paragraph), CELL, widths.get(column) - 2 * PADDING, 0));
            }
            cells.add(lines);
        }
        return cells;
    }

    /// Shares the width out by the longest cell of each column, within limits: no column starves, none takes all.
    private List<Float> widths(Table table) {
        int columns = table.head().size();
        var wishes = new ArrayList<>(Collections.nCopies(columns, CELL * 4));
        var rows = new ArrayList<>(table.rows());
        rows.add(table.head());
        for (var row : rows) {
            for (int column = 0; column < row.size(); column++) {
                float wish = Math.min(bold.width(bold.fit(row.get(column)), CELL), Galley.WIDTH) + 2 * PADDING;
                wishes.set(column, Math.max(wishes.get(column), wish));
            }
        }
        float total = wishes.stream().reduce(0f, Float::sum);
        float least = Galley.WIDTH / columns / 2;
        float spare = Galley.WIDTH - least * columns;
        return wishes.stream().map(it -> least + spare * it / total).toList();
    }
}
