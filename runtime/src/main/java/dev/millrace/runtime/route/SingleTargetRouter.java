package dev.millrace.runtime.route;

import dev.millrace.api.type.Copier;
import dev.millrace.exchange.Sender;

/// Sends everything to one subtask: forward, global, and any other partitioning with a single target.
final class SingleTargetRouter<T> implements OutputRouter<T> {
    private final Sender[] targets;
    private final Sender target;
    private final Copier<T> copier;

    /// @param targets all that are connected; control elements go to each
    /// @param chosen which of them gets the records
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
