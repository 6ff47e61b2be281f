package pilotregistry.http;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/// The two media types an answer can have, and which of them a client accepts (RFC 9110, 12.5.1): types are compared
/// without their parameters, by weight, then by how exactly they are named, then in the order of the client.
enum AnswerType {
    /// First, so that it is what a client gets who accepts anything.
    JSON("json"),
    GRAPHQL("graphql-response+json");

    private final String subtype;

    AnswerType(String subtype) {
        this.subtype = subtype;
    }

    /// Both, as they are written in `Accept`.
    static String both() {
        return GRAPHQL.mediaType() + ", " + JSON.mediaType();
    }

    MediaType mediaType() {
        return new MediaType("application", subtype);
    }

    /// What a client accepts, if anything.
    ///
    /// @param accept the values of the header, none if it is absent
    static Optional<AnswerType> accepted(List<String> accept) {
        if (accept.isEmpty()) {
            return Optional.of(JSON);
        }
        try {
            var ranges = MediaType.parseMediaTypes(accept);
            return Arrays.stream(values())
                    .flatMap(type -> type.choice(ranges).stream())
                    .filter(choice -> choice.weight() > 0)
                    .min(Choice.BEST_FIRST)
                    .map(Choice::type);
        } catch (InvalidMediaTypeException malformed) {
            return Optional.empty();
        }
    }

    /// Whether one of the two is asked for by name.
    static boolean isNamed(List<String> accept) {
        return accept.stream().anyMatch(value -> value.toLowerCase(Locale.ROOT).contains("json"));
    }

    private Optional<Choice> choice(List<MediaType> ranges) {
        var own = mediaType();
        return IntStream.range(0, ranges.size())
                .filter(at -> ranges.get(at).includes(own))
                .mapToObj(at -> new Choice(
                        this, exactness(ranges.get(at)), ranges.get(at).getQualityValue(), at))
                .max(Comparator.comparingInt(Choice::exactness)
                        .thenComparing(Comparator.comparingInt(Choice::place).reversed()));
    }

    private static int exactness(MediaType range) {
        return range.isWildcardType() ? 0 : range.isWildcardSubtype() ? 1 : 2;
    }

    /// What a client says of one type: the most exact of its ranges counts.
    private record Choice(AnswerType type, int exactness, double weight, int place) {

        static final Comparator<Choice> BEST_FIRST = Comparator.comparingDouble(Choice::weight)
                .thenComparingInt(Choice::exactness)
                .reversed()
                .thenComparingInt(Choice::place)
                .thenComparing(Choice::type);
    }
}
