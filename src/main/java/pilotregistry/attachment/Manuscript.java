package pilotregistry.attachment;

import java.util.List;

/// A document to be printed: a title page, then headed sections.
///
/// @param title in large type on the title page, and the title of the file
/// @param subtitle beneath it; may be empty
/// @param fields label and value, line by line, on the title page
/// @param footer at the foot of every page, beside the page number
public record Manuscript(String title, String subtitle, List<Field> fields, List<Section> sections, String footer) {

    public Manuscript {
        fields = List.copyOf(fields);
        sections = List.copyOf(sections);
    }

    /// One line of the title page.
    public record Field(String label, String value) {}

    /// A heading and what stands under it.
    ///
    /// @param level 1 for a chapter, 2 and 3 for what is inside one
    public record Section(int level, String heading, List<Block> blocks) {

        public Section {
            if (level < 1 || level > 3) {
                throw new IllegalArgumentException("no heading of level " + level);
            }
            blocks = List.copyOf(blocks);
        }
    }

    /// What a section is made of.
    public sealed interface Block {}

    /// Running text; a line break in it begins a new paragraph.
    public record Paragraph(String text) implements Block {}

    /// A list of points.
    public record Bullets(List<String> items) implements Block {

        public Bullets {
            items = List.copyOf(items);
        }
    }

    /// A table whose head is repeated on every page it reaches; a short row ends in empty cells.
    public record Table(List<String> head, List<List<String>> rows) implements Block {

        public Table {
            head = List.copyOf(head);
            rows = rows.stream().map(List::copyOf).toList();
            int columns = head.size();
            if (columns == 0 || rows.stream().anyMatch(it -> it.size() > columns)) {
                throw new IllegalArgumentException("a table needs a head as wide as its widest row");
            }
        }
    }
}
