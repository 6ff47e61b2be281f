package pilotregistry.search;

import java.util.List;

/// Why a case study was found: a stretch of one of its parts, with what was asked for marked.
record Highlight(CasePart part, List<Fragment> fragments) {

    /// @param hit whether this is what was asked for
    record Fragment(String text, boolean hit) {}

    /// Safe to be put into a page: everything is escaped but the marks.
    public String html() {
        var html = new StringBuilder();
        for (var fragment : fragments) {
            html.append(fragment.hit() ? "<em>" : "");
            escape(fragment.text(), html);
            html.append(fragment.hit() ? "</em>" : "");
        }
        return html.toString();
    }

    private static void escape(String text, StringBuilder html) {
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            switch (c) {
                case '&' -> html.append("&amp;");
                case '<' -> html.append("&lt;");
                case '>' -> html.append("&gt;");
                case '"' -> html.append("&quot;");
                case '\'' -> html.append("&#39;");
                default -> html.append(c < ' ' && c != '\n' && c != '\t' ? ' ' : c);
            }
        }
    }
}
