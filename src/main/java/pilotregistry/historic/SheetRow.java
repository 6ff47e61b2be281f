package pilotregistry.historic;

import java.util.List;

/// One row of a table as it was read.
///
/// @param number as a spreadsheet numbers it, from 1, the header included
record SheetRow(int number, List<Cell> cells) {

    SheetRow {
        cells = List.copyOf(cells);
    }

    /// One cell.
    ///
    /// @param computed whether it is the result of a formula, or the error of one
    record Cell(String text, boolean computed) {

        static Cell of(String text) {
            return new Cell(text, false);
        }

        boolean blank() {
            return text.isBlank();
        }
    }

    boolean blank() {
        return cells.stream().allMatch(Cell::blank);
    }
}
