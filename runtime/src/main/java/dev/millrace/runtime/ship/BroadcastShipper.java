package dev.millrace.runtime.ship;

import dev.millrace.api.type.Copier;
import dev.millrace.exchange.Sender;

/// Sends each record to all targets, to each a copy of its own.
final class BroadcastShipper<T> implements Shipper<T> {
    private final Sender[] targets;
    private final Copier<T> copier;

    BroadcastShipper(Sender[] targets, Copier<T> copier) {
        this.targets = targets;
        this.copier = copier;
    }

    @Override
    public void record(T value, long timestamp) {
        for (Sender target : targets) target.send(Shipper.mine(value, target, copier), timestamp);
    }

    @Override
    public Sender[] targets() {
        return targets;
    }
}
