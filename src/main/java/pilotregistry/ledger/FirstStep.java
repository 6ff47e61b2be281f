package pilotregistry.ledger;

import org.springframework.context.SmartLifecycle;

/// Something that the registry holds from its first start: taken at every start before the port opens, so that nobody
/// meets a registry that is still empty, in the order of the steps, and of one effect however often.
public abstract class FirstStep implements SmartLifecycle {

    private final int order;
    private boolean taken;

    /// @param order a step relies on those of smaller order; from 1, below that is what concerns the database
    ///   as a whole
    protected FirstStep(int order) {
        this.order = order;
    }

    protected abstract void take();

    @Override
    public final void start() {
        take();
        taken = true;
    }

    @Override
    public final void stop() {
        taken = false;
    }

    @Override
    public final boolean isRunning() {
        return taken;
    }

    @Override
    public final int getPhase() {
        return order;
    }
}
