package pilotregistry.export;

import java.util.regex.Pattern;

/// Keeps texts from becoming formulas where a spreadsheet opens them (OWASP, CSV injection): what begins with a sign of
/// a formula, in any width and behind whatever blanks, gets an apostrophe in front. A number stays a number.
final class Guard {

    // TAB and CR too: some programs begin a new cell there. U+2212 and U+FE63 are minus signs, U+FF0B… fullwidth.
    private static final String SIGNS =
            "=+-@\t\r\n|%\uFF1D\uFF0B\uFF0D\uFF20\u2212\uFE62\uFE63\uFE66\uFE6B\u207A\u207B\u208A\u208B\u207C\u208C";
    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d+(?:\\.\\d+)?(?:[eE][+-]?\\d+)?");

    private Guard() {}

    static String neutral(String text) {
        return dangerous(text) ? "'" + text : text;
    }

    static boolean dangerous(String text) {
        var start = 0;
        while (start < text.length() && passedOver(text.charAt(start))) {
            start++;
        }
        return start < text.length()
                && SIGNS.indexOf(text.charAt(start)) >= 0
                && !NUMBER.matcher(text).matches();
    }

    // Blanks and what nobody sees: some programs drop them, and the sign comes first.
    private static boolean passedOver(char sign) {
        return sign != '\t'
                && sign != '\r'
                && sign != '\n'
                && (Character.isWhitespace(sign)
                        || Character.isSpaceChar(sign)
                        || Character.isISOControl(sign)
                        || Character.getType(sign) == Character.FORMAT);
    }
}
