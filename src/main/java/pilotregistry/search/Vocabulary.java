package pilotregistry.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The domain's words as a tree of characters, and the concepts they stand for. It stays outside the segmenter: words
/// taught to a segmenter swallow the shorter ones within them.
final class Vocabulary {

    private static final Comparator<Mention> LONGEST_FIRST =
            Comparator.comparingInt(Mention::length).reversed().thenComparingInt(Mention::from);

    private final Map<String, Concept> byCode = new LinkedHashMap<>();
    private final @Nullable Node[] first = new @Nullable Node[Character.MAX_VALUE + 1];

    Vocabulary(List<Concept> concepts) {
        var folding = new Folding();
        for (var concept : concepts) {
            byCode.put(concept.code(), concept);
            concept.forms().forEach(form -> learn(folding.fold(form).text(), concept));
        }
    }

    List<Concept> concepts() {
        return List.copyOf(byCode.values());
    }

    Optional<Concept> find(String code) {
        return Optional.ofNullable(byCode.get(code));
    }

    /// Every mention in a document, shorter ones within longer ones too; of two that cross, the longer.
    List<Mention> within(Segmented text) {
        var kept = new ArrayList<Mention>();
        for (var mention : longestFirst(text)) {
            if (kept.stream().noneMatch(mention::crosses)) {
                kept.add(mention);
            }
        }
        return kept;
    }

    /// The mentions a question consists of: the longest, none within another.
    List<Mention> longest(Segmented text) {
        var kept = new ArrayList<Mention>();
        for (var mention : longestFirst(text)) {
            if (kept.stream().noneMatch(mention::overlaps)) {
                kept.add(mention);
            }
        }
        kept.sort(Comparator.comparingInt(Mention::from));
        return kept;
    }

    private List<Mention> longestFirst(Segmented text) {
        var mentions = new ArrayList<Mention>();
        for (int from = 0; from < text.text().length(); from++) {
            collect(text, from, mentions);
        }
        mentions.sort(LONGEST_FIRST);
        return mentions;
    }

    private void collect(Segmented text, int from, List<Mention> mentions) {
        var characters = text.text();
        var node = first[symbol(characters.charAt(from))];
        for (int at = from;
                node != null;
                node = at < characters.length() ? node.next(symbol(characters.charAt(at))) : null) {
            boolean gap = isGap(characters.charAt(at));
            at++;
            while (gap && at < characters.length() && isGap(characters.charAt(at))) {
                at++;
            }
            if (!node.concepts.isEmpty()) {
                int end = endOf(text, from, at);
                if (end > 0) {
                    mentions.add(new Mention(from, end, node.concepts));
                }
            }
        }
    }

    // An English word may stand in the plural.
    private static int endOf(Segmented text, int from, int to) {
        if (text.stands(from, to)) {
            return to;
        }
        var characters = text.text();
        boolean latin = characters.charAt(to - 1) < 0x80;
        for (var plural : latin ? List.of("s", "es") : List.<String>of()) {
            int end = to + plural.length();
            if (characters.startsWith(plural, to) && text.stands(from, end)) {
                return end;
            }
        }
        return -1;
    }

    private void learn(String form, Concept concept) {
        Node node = null;
        boolean gap = false;
        for (int at = 0; at < form.length(); at++) {
            char c = symbol(form.charAt(at));
            if (c != ' ' || !gap) {
                node = node == null ? first(c) : node.child(c);
            }
            gap = c == ' ';
        }
        if (node != null && !node.concepts.contains(concept)) {
            node.concepts.add(concept);
        }
    }

    private Node first(char c) {
        var known = first[c];
        var node = known == null ? new Node() : known;
        first[c] = node;
        return node;
    }

    private static char symbol(char c) {
        return isGap(c) ? ' ' : c;
    }

    private static boolean isGap(char c) {
        return c == ' ' || c == '-' || c == '\u2010' || c == '\u2013' || c == '\t' || c == '\n' || c == '\r';
    }

    private static final class Node {

        private final List<Concept> concepts = new ArrayList<>(1);
        private char[] characters = {};
        private @Nullable Node[] children = {};

        @Nullable
        Node next(char c) {
            int at = Arrays.binarySearch(characters, c);
            return at < 0 ? null : children[at];
        }

        Node child(char c) {
            var there = next(c);
            if (there != null) {
                return there;
            }
            int at = -Arrays.binarySearch(characters, c) - 1;
            var child = new Node();
            characters = Arrays.copyOf(characters, characters.length + 1);
            children = Arrays.copyOf(children, characters.length);
            System.arraycopy(characters, at, characters, at + 1, characters.length - at - 1);
            System.arraycopy(children, at, children, at + 1, characters.length - at - 1);
            characters[at] = c;
            children[at] = child;
            return child;
        }
    }
}
