package dev.millrace.runtime.route;

import dev.millrace.api.type.Copier;
import dev.millrace.exchange.Batch;
import dev.millrace.exchange.Sender;

/// Sends in turn, but each time looks at the next few targets and takes the one with the shortest queue. Looks once for
/// many records, since queues are counted in batches.
///
/// A target without room is taken only if no other has any, for the sender would wait for it; and then the one that has
/// been taken most often, which is the fastest.
final class LeastLoadedRouter<T> implements OutputRouter<T> {
    private final Sender[] targets;
    private final Copier<T> copier;
    private final int candidates;
    private final long[] turns;
    private int next;
    private int chosen;
    private int left;

    /// @param candidates how many targets are looked at; at least 2
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
