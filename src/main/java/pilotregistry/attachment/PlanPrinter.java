package pilotregistry.attachment;

import java.io.IOException;
import java.io.OutputStream;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.interactive.viewerpreferences.PDViewerPreferences;
import org.springframework.stereotype.Component;

/// Prints a manuscript, first of all the implementation plan (实施方案), as a PDF whose text can be read, searched and
/// copied.
///
/// The same manuscript gives the same bytes: nothing in the file depends on the time or the place of printing.
@Component
public class PlanPrinter {

    private static final float PDF_VERSION = 1.7f;

    /// Writes the PDF and leaves the stream open.
    public void print(Manuscript manuscript, OutputStream out) throws IOException {
        try (var document = new PDDocument()) {
            describe(document, manuscript);
            var compositor = new Compositor(document);
            document.setDocumentId(compositor.set(manuscript));
            // Saving subsets the fonts, and only then can their way back to characters be set right.
            document.save(OutputStream.nullOutputStream(), CompressParameters.NO_COMPRESSION);
            compositor.mapGlyphsToText();
            document.save(new Gauge(out, Long.MAX_VALUE), CompressParameters.NO_COMPRESSION);
        }
    }

    private static void describe(PDDocument document, Manuscript manuscript) {
        document.setVersion(PDF_VERSION);
        var information = new PDDocumentInformation();
        information.setTitle(manuscript.title());
        information.setSubject(manuscript.subtitle());
        information.setProducer("Pilot Registry");
        document.setDocumentInformation(information);
        var catalog = document.getDocumentCatalog();
        catalog.setLanguage("zh-CN");
        var preferences = new PDViewerPreferences(new COSDictionary());
        preferences.setDisplayDocTitle(true);
        catalog.setViewerPreferences(preferences);
    }
}
