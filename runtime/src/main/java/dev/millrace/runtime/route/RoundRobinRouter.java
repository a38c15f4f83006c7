package dev.millrace.runtime.route;

import dev.millrace.api.type.Copier;
import dev.millrace.exchange.Sender;

/// Sends records to the targets in turn.
final class RoundRobinRouter<T> implements OutputRouter<T> {
    private final Sender[] targets;
    private final Copier<T> copier;
    private int next;

    /// Creates a router.
    ///
    /// @param first the index of the first target; differs between subtasks, so that few records spread too
    RoundRobinRouter(Sender[] targets, int first, Copier<T> copier) {
        this.targets = targets;
        this.next = first % targets.length;
        this.copier = copier;
    }

    @Override
    public void record(T value, long timestamp) {
        Sender target = targets[next];
        target.send(OutputRouter.mine(value, target, copier), timestamp);
        if (++next == targets.length) next = 0;
    }

    @Override
    public Sender[] targets() {
        return targets;
    }
}
