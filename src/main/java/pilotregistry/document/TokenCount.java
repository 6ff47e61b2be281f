package pilotregistry.document;

import graphql.parser.ParserOptions;
import graphql.parser.ParsingListener;
import java.util.Map;
import pilotregistry.language.CodedException;

/// Counts the words and signs of a document while it is parsed, and ends the parsing at the limit, or at a number
/// without end.
final class TokenCount implements ParsingListener {

    // To read one of a hundred thousand takes the engine seconds.
    private static final int DIGITS = 100;

    private final int limit;
    private int seen;

    TokenCount(int limit) {
        this.limit = limit;
    }

    static ParserOptions limiting(int tokens) {
        return ParserOptions.getDefaultOperationParserOptions()
                .transform(options -> options.maxTokens(Integer.MAX_VALUE).parsingListener(new TokenCount(tokens)));
    }

    @Override
    public void onToken(Token token) {
        if (++seen > limit) {
            throw new CodedException("TOKEN_LIMIT", Map.of("limit", limit));
        }
        var text = token.getText();
        if (text.length() > DIGITS && isNumber(text.charAt(0))) {
            throw new CodedException("NUMBER_TOO_LONG", Map.of("limit", DIGITS));
        }
    }

    private static boolean isNumber(char first) {
        return first == '-' || Character.isDigit(first);
    }
}
