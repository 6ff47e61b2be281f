package pilotregistry.casestudy;

import java.util.List;
import pilotregistry.sheet.Headers;
import pilotregistry.sheet.NdjsonSheet;
import pilotregistry.sheet.SheetField;

/// The one column that a file of JSON lines has.
enum CaseLineField implements SheetField {
    LINE;

    static final Headers<CaseLineField> HEADERS = Headers.of(CaseLineField.class, LINE);

    @Override
    public List<String> headers() {
        return List.of(NdjsonSheet.HEADER);
    }
}
