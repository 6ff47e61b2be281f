package pilotregistry.search;

import java.io.IOException;
import java.util.Collection;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.Collector;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.FilterCollector;
import org.apache.lucene.search.FilterLeafCollector;
import org.apache.lucene.search.LeafCollector;

/// Looks at the time while hits are collected.
record Timed<C extends Collector, T>(CollectorManager<C, T> manager) implements CollectorManager<Timed.Watched<C>, T> {

    private static final int OFTEN = 1 << 10;

    @Override
    public Watched<C> newCollector() throws IOException {
        return new Watched<>(manager.newCollector());
    }

    @Override
    public T reduce(Collection<Watched<C>> collectors) throws IOException {
        return manager.reduce(collectors.stream().map(each -> each.watched).toList());
    }

    /// @param <C> what collects
    static final class Watched<C extends Collector> extends FilterCollector {

        private final C watched;
        private int seen;

        private Watched(C watched) {
            super(watched);
            this.watched = watched;
        }

        @Override
        public LeafCollector getLeafCollector(LeafReaderContext leaf) throws IOException {
            Turn.check();
            return new FilterLeafCollector(super.getLeafCollector(leaf)) {
                @Override
                public void collect(int document) throws IOException {
                    if (++seen % OFTEN == 0) {
                        Turn.check();
                    }
                    super.collect(document);
                }
            };
        }
    }
}
