package dev.millrace.runtime.route;

import dev.millrace.api.type.Copier;
import dev.millrace.exchange.Batch;
import dev.millrace.exchange.Sender;

/// Sends records in turn, but compares the next few targets and takes the one with the shortest queue. One
/// comparison serves many records, because queue lengths count batches.
///
/// A full target is taken only if all others are full too, because the sender must wait for it. In that case, the
/// target with the most turns is taken, because it is the fastest.
final class LeastLoadedRouter<T> implements OutputRouter<T> {
    private final Sender[] targets;
    private final Copier<T> copier;
    private final int candidates;
    private final long[] turns;
    private int next;
    private int chosen;
    private int left;

    /// Creates a router.
    ///
    /// @param candidates the number of targets to compare; at least 2
    LeastLoadedRouter(Sender[] targets, int first, int candidates, Copier<T> copier) {
        this.targets = targets;
        this.next = first % targets.length;
        this.candidates = Math.min(candidates, targets.length);
        this.copier = copier;
        this.turns = new long[targets.length];
    }

    @Override
    public void record(T value, long timestamp) {
        if (left-- == 0) choose();
        Sender target = targets[chosen];
        target.send(OutputRouter.mine(value, target, copier), timestamp);
    }

    private void choose() {
        left = Batch.CAPACITY / 4 - 1;
        int best = next;
        for (int i = 1; i < candidates; i++) {
            int candidate = (next + i) % targets.length;
            if (isBetter(candidate, best)) best = candidate;
        }
        chosen = best;
        turns[best]++;
        next = (best + 1) % targets.length;
    }

    private boolean isBetter(int one, int other) {
        boolean hasRoom = targets[one].hasRoom();
        if (hasRoom != targets[other].hasRoom()) return hasRoom;
        return hasRoom ? targets[one].queued() < targets[other].queued() : turns[one] > turns[other];
    }

    @Override
    public Sender[] targets() {
        return targets;
    }
}
