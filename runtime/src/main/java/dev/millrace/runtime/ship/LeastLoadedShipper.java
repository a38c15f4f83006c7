package dev.millrace.runtime.ship;

import dev.millrace.api.type.Copier;
import dev.millrace.exchange.Batch;
import dev.millrace.exchange.Sender;

/// Sends in turn, but each time looks at the next few targets and takes the one with the shortest queue. Looks once for
/// a
/// whole batch, since queues are counted in batches.
final class LeastLoadedShipper<T> implements Shipper<T> {
    private final Sender[] targets;
    private final Copier<T> copier;
    private final int candidates;
    private int next;
    private int chosen;
    private int left;

    /// @param candidates how many targets are looked at; at least 2
    LeastLoadedShipper(Sender[] targets, int first, int candidates, Copier<T> copier) {
        this.targets = targets;
        this.next = first % targets.length;
        this.candidates = Math.min(candidates, targets.length);
        this.copier = copier;
    }

    @Override
    public void record(T value, long timestamp) {
        if (left-- == 0) choose();
        targets[chosen].send(copier.copy(value), timestamp);
    }

    private void choose() {
        left = Batch.CAPACITY / 4 - 1;
        int shortest = Integer.MAX_VALUE;
        int best = next;
        for (int i = 0; i < candidates; i++) {
            int candidate = (next + i) % targets.length;
            int queued = targets[candidate].queued();
            if (queued >= shortest) continue;
            shortest = queued;
            best = candidate;
        }
        chosen = best;
        next = (best + 1) % targets.length;
    }

    @Override
    public Sender[] targets() {
        return targets;
    }
}
