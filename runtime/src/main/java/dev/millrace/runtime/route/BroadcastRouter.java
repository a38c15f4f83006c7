package dev.millrace.runtime.route;

import dev.millrace.api.type.Copier;
import dev.millrace.exchange.Sender;

/// Sends a separate copy of each record to every target.
final class BroadcastRouter<T> implements OutputRouter<T> {
    private final Sender[] targets;
    private final Copier<T> copier;

    BroadcastRouter(Sender[] targets, Copier<T> copier) {
        this.targets = targets;
        this.copier = copier;
    }

    @Override
    public void record(T value, long timestamp) {
        for (Sender target : targets) target.send(OutputRouter.mine(value, target, copier), timestamp);
    }

    @Override
    public Sender[] targets() {
        return targets;
    }
}
