package dev.millrace.bench.bare;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Holds the queues between all pairs of workers. If a queue is full, its sender empties its own inboxes first.
final class Lanes {
    private static final int DEPTH = 64;

    private final int workers;
    private final Lane[] lanes;

    Lanes(int workers) {
        this.workers = workers;
        this.lanes =
                IntStream.range(0, workers * workers).mapToObj(_ -> new Lane()).toArray(Lane[]::new);
    }

    /// Returns an empty parcel, a recycled one if possible.
    Parcel empty(int from, int to) {
        var parcel = lane(from, to).used.poll();
        return parcel == null ? new Parcel() : parcel;
    }

    /// Sends a parcel unless the queue is full.
    boolean offer(int from, int to, Parcel parcel) {
        return lane(from, to).sent.offer(parcel);
    }

    /// Returns the next parcel for a worker from another, or null.
    @Nullable
    Parcel poll(int from, int to) {
        return lane(from, to).sent.poll();
    }

    /// Returns a parcel to its sender for reuse.
    void giveBack(int from, int to, Parcel parcel) {
        parcel.clear();
        lane(from, to).used.offer(parcel);
    }

    private Lane lane(int from, int to) {
        return lanes[from * workers + to];
    }

    private static final class Lane {
        final ArrayBlockingQueue<Parcel> sent = new ArrayBlockingQueue<>(DEPTH);
        final ArrayBlockingQueue<Parcel> used = new ArrayBlockingQueue<>(DEPTH);
    }
}
