package pilotregistry.sheet;

import java.util.List;

/// One row of a table as it was read.
///
/// @param number as a spreadsheet numbers it, from 1, the header included
public record SheetRow(int number, List<Cell> cells) {

    public SheetRow {
        cells = List.copyOf(cells);
    }

    /// One cell.
    ///
    /// @param computed whether it is the result of a formula, or the error of one
    public record Cell(String text, boolean computed) {

        public static Cell of(String text) {
            return new Cell(text, false);
        }

        public boolean blank() {
            return text.isBlank();
        }
    }

    public boolean blank() {
        return cells.stream().allMatch(Cell::blank);
    }
}
