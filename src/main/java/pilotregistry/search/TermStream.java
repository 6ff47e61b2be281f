package pilotregistry.search;

import java.util.Iterator;
import java.util.List;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/// Hands terms to the index that were found before: each text is segmented once for all its fields.
final class TermStream extends TokenStream {

    private final CharTermAttribute text = addAttribute(CharTermAttribute.class);
    private final PositionIncrementAttribute increment = addAttribute(PositionIncrementAttribute.class);
    private final OffsetAttribute offset = addAttribute(OffsetAttribute.class);
    private final List<Term> terms;
    private Iterator<Term> rest;
    private int position = -1;

    TermStream(List<Term> terms) {
        this.terms = terms;
        this.rest = terms.iterator();
    }

    @Override
    public void reset() {
        rest = terms.iterator();
        position = -1;
    }

    @Override
    public boolean incrementToken() {
        if (!rest.hasNext()) {
            return false;
        }
        var term = rest.next();
        text.setEmpty().append(term.text());
        increment.setPositionIncrement(term.position() - position);
        offset.setOffset(term.start(), term.end());
        position = term.position();
        return true;
    }
}
