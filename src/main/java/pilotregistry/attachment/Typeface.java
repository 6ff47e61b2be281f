package pilotregistry.attachment;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_16BE;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UCharacter.DecompositionType;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.text.BreakIterator;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/// One weight of Noto Sans SC within one document: knows what it can show, how wide it is, and where its lines may
/// break.
final class Typeface {

    /// Stands for a character that the font lacks (U+3013, 〓, the printers' mark for a missing type).
    static final String MISSING = "〓";

    private static final String FOLDER = "/fonts/ttf/NotoSansSC/";

    private final PDType0Font font;
    private final TrueTypeFont outlines;
    private final CmapLookup glyphs;
    private final float unitsPerEm;
    private final SortedMap<Integer, Integer> shown = new TreeMap<>();

    private Typeface(PDType0Font font, TrueTypeFont outlines) throws IOException {
        this.font = font;
        this.outlines = outlines;
        this.glyphs = outlines.getUnicodeCmapLookup();
        this.unitsPerEm = outlines.getUnitsPerEm();
    }

    static Typeface load(PDDocument document, String weight) throws IOException {
        var resource = FOLDER + "NotoSansSC-" + weight + ".ttf";
        try (InputStream in = Objects.requireNonNull(Typeface.class.getResourceAsStream(resource), resource)) {
            var outlines = new TTFParser().parse(new RandomAccessReadBuffer(in));
            // No ligatures: each glyph must stand for one character, so that the text can be searched and copied.
            outlines.setEnableGsub(false);
            document.registerTrueTypeFontForClosing(outlines);
            return new Typeface(PDType0Font.load(document, outlines, true), outlines);
        }
    }

    PDType0Font font() {
        return font;
    }

    /// The text as this font can show it: what it lacks becomes its plain form (₂ → 2, ⁶ → ^6) or [#MISSING].
    String fit(String text) {
        var fitted = new StringBuilder();
        int before = 0;
        for (int point :
                Normalizer.normalize(text, Normalizer.Form.NFC).codePoints().toArray()) {
            fitted.append(fit(point, before));
            before = point;
        }
        return fitted.toString();
    }

    float width(String text, float size) {
        return (float) text.codePoints()
                        .mapToDouble(it -> width(glyphs.getGlyphId(it)))
                        .sum()
                * size;
    }

    /// Breaks fitted text into lines of at most this width, where Chinese and Latin typesetting allows it.
    List<String> lines(String text, float size, float width, float indent) {
        var lines = new ArrayList<String>();
        var breaks = BreakIterator.getLineInstance(Locale.CHINA);
        breaks.setText(text);
        var line = new StringBuilder();
        for (int from = breaks.first(), to = breaks.next(); to != BreakIterator.DONE; from = to, to = breaks.next()) {
            for (var piece : pieces(text.substring(from, to), size, width - indent)) {
                float room = lines.isEmpty() ? width - indent : width;
                if (!line.isEmpty() && width((line + piece).stripTrailing(), size) > room) {
                    lines.add(line.toString().stripTrailing());
                    line.setLength(0);
                }
                line.append(piece);
            }
        }
        lines.add(line.toString().stripTrailing());
        return lines;
    }

    /// Remembers what is shown, for the way back from glyphs to characters.
    String shown(String text) {
        text.codePoints().forEach(it -> shown.putIfAbsent(glyphs.getGlyphId(it), it));
        return text;
    }

    /// Rewrites the subset's way back from glyphs to characters. Noto draws 二 and the radical ⼆ with one glyph, and
    /// PDFBox takes the lower code point: searching and copying would find radicals instead of words.
    void mapGlyphsToText(PDDocument document) throws IOException {
        var map = new StringBuilder("""
                /CIDInit /ProcSet findresource begin
                12 dict begin
                begincmap
                /CMapName /Adobe-Identity-UCS def
                /CMapType 2 def
                1 begincodespacerange
                <0000> <FFFF>
                endcodespacerange
                """);
        var entries = List.copyOf(shown.entrySet());
        for (int from = 0; from < entries.size(); from += 100) { // At most 100 in one block (Adobe TN 5014).
            var block = entries.subList(from, Math.min(from + 100, entries.size()));
            map.append(block.size()).append(" beginbfchar\n");
            block.forEach(it -> map.append("<%04X> <%s>\n".formatted(it.getKey(), utf16(it.getValue()))));
            map.append("endbfchar\n");
        }
        map.append("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n");
        var stream = new PDStream(document);
        try (var out = stream.createOutputStream(COSName.FLATE_DECODE)) {
            out.write(map.toString().getBytes(US_ASCII));
        }
        font.getCOSObject().setItem(COSName.TO_UNICODE, stream);
    }

    private String fit(int point, int before) {
        if (Character.isWhitespace(point) || Character.isSpaceChar(point)) {
            return " ";
        }
        if (has(point)) {
            return Character.toString(point);
        }
        if (Character.isISOControl(point)
                || UCharacter.hasBinaryProperty(point, UProperty.DEFAULT_IGNORABLE_CODE_POINT)) {
            return "";
        }
        var plain = plain(point, !has(before) && raised(before));
        return plain.codePoints().allMatch(this::has) ? plain : MISSING;
    }

    /// The plain form, told apart from what stands before it: 10⁶ is not 106, and 3⅐ is not 31/7.
    private static String plain(int point, boolean raisedBefore) {
        var plain = Normalizer.normalize(Character.toString(point), Normalizer.Form.NFKC);
        return switch (decomposition(point)) {
            case DecompositionType.SUPER -> (raisedBefore ? "" : "^") + plain.replace('\u2212', '-');
            case DecompositionType.FRACTION -> " " + plain.replace('\u2044', '/');
            case DecompositionType.CIRCLE -> "(" + plain + ")";
            default -> plain;
        };
    }

    private static boolean raised(int point) {
        return decomposition(point) == DecompositionType.SUPER;
    }

    private static int decomposition(int point) {
        return UCharacter.getIntPropertyValue(point, UProperty.DECOMPOSITION_TYPE);
    }

    private boolean has(int point) {
        return !Character.isISOControl(point) && glyphs.getGlyphId(point) != 0;
    }

    /// A word longer than a line (an address, a number) is cut where the line ends.
    private List<String> pieces(String word, float size, float width) {
        if (width(word.stripTrailing(), size) <= width) {
            return List.of(word);
        }
        var pieces = new ArrayList<String>();
        var piece = new StringBuilder();
        word.codePoints().mapToObj(Character::toString).forEach(it -> {
            if (!piece.isEmpty() && width(piece + it, size) > width) {
                pieces.add(piece.toString());
                piece.setLength(0);
            }
            piece.append(it);
        });
        pieces.add(piece.toString());
        return pieces;
    }

    private float width(int glyph) {
        try {
            return outlines.getAdvanceWidth(glyph) / unitsPerEm;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String utf16(int point) {
        var bytes = Character.toString(point).getBytes(UTF_16BE);
        return HexFormat.of().withUpperCase().formatHex(bytes);
    }
}
