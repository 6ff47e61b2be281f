package pilotregistry.document;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A part of a price. What hangs on variables is worked out for each request, all else once.
sealed interface Term {

    // Beyond any limit, and far enough from overflow to be multiplied by any length.
    long MOST = 1_000_000_000;

    long of(Map<String, Object> variables);

    /// The same whatever the variables are.
    record Constant(long points) implements Term {
        @Override
        public long of(Map<String, Object> variables) {
            return points;
        }
    }

    record Sum(List<Term> terms) implements Term {
        @Override
        public long of(Map<String, Object> variables) {
            long sum = 0;
            for (var term : terms) {
                sum += term.of(variables);
            }
            return Math.min(sum, MOST);
        }
    }

    record Times(Length length, Term inner) implements Term {
        @Override
        public long of(Map<String, Object> variables) {
            return Math.min(length.of(variables) * inner.of(variables), MOST);
        }
    }

    /// What a variable switches on, as `@include` does, or off, as `@skip` does.
    record Switched(String variable, boolean on, Term inner) implements Term {
        @Override
        public long of(Map<String, Object> variables) {
            return Boolean.valueOf(on).equals(variables.get(variable)) ? inner.of(variables) : 0;
        }
    }

    /// How long a list is: the longest that an argument says, else as assumed.
    ///
    /// @param said by a literal, where one is written
    /// @param variables names of those that may say it
    record Length(long assumed, @Nullable Long said, List<String> variables) {

        static final Length ONE = new Length(1, null, List.of());

        boolean isFixed() {
            return variables.isEmpty();
        }

        long of(Map<String, Object> given) {
            var longest = said == null ? -1 : said;
            for (var name : variables) {
                longest = Math.max(longest, length(given.get(name)));
            }
            return longest < 0 ? assumed : longest;
        }

        // A negative length is refused where it is read.
        private static long length(@Nullable Object value) {
            return switch (value) {
                case Integer number -> Math.max(number, 0);
                case Collection<?> items -> items.size();
                case null, default -> -1;
            };
        }
    }

    static Term sum(List<Term> terms) {
        return terms.stream().allMatch(Constant.class::isInstance)
                ? new Constant(new Sum(terms).of(Map.of()))
                : new Sum(List.copyOf(terms));
    }

    static Term times(Length length, Term inner) {
        var product = new Times(length, inner);
        return length.isFixed() && inner instanceof Constant ? new Constant(product.of(Map.of())) : product;
    }
}
