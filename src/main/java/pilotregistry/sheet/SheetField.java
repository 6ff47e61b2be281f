package pilotregistry.sheet;

import java.util.List;

/// What a column of a table can state, with the headers it is known by.
public interface SheetField {

    String name();

    List<String> headers();

    /// What an error says of it: its headers in English and Chinese.
    default String known() {
        return String.join(", ", headers());
    }
}
