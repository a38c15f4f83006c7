package dev.millrace.runtime.route;

import dev.millrace.api.type.Copier;
import dev.millrace.exchange.Sender;

/// Sends all records to one subtask: forward, global, and other partitionings with a single target.
final class SingleTargetRouter<T> implements OutputRouter<T> {
    private final Sender[] targets;
    private final Sender target;
    private final Copier<T> copier;

    /// Creates a router.
    ///
    /// @param targets all connected targets, which receive control elements
    /// @param chosen the index of the target that receives records
    SingleTargetRouter(Sender[] targets, int chosen, Copier<T> copier) {
        this.targets = targets;
        this.target = targets[chosen];
        this.copier = copier;
    }

    @Override
    public void record(T value, long timestamp) {
        target.send(OutputRouter.mine(value, target, copier), timestamp);
    }

    @Override
    public Sender[] targets() {
        return targets;
    }
}
