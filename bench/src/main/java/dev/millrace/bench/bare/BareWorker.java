package dev.millrace.bench.bare;

import dev.millrace.bench.feed.EventFeed;
import dev.millrace.bench.load.Mix;
import dev.millrace.bench.load.Task;
import dev.millrace.bench.meter.Tally;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/// Runs one thread of a keyed workload: generates its part of the events, sends them to the workers that own their
/// keys, and runs the [Loop] of its own keys.
final class BareWorker {
    private static final int CHUNK = 256;
    private static final long PAUSE_NANOS = 20_000;

    private final int self;
    private final int workers;
    private final boolean isPaced;
    private final Lanes lanes;
    private final KeyedLoop loop;
    private final Tally tally;
    private final List<EventFeed> feeds = new ArrayList<>();
    private final Parcel[] outgoing;
    private final long[] watermarks;
    private long watermark = Long.MIN_VALUE;

    BareWorker(Task task, int self, Lanes lanes, Tally tally, KeyedLoop loop) {
        this.self = self;
        this.workers = task.parallelism();
        this.lanes = lanes;
        this.tally = tally;
        this.loop = loop;
        for (int stream = 0; stream < task.workload().shape().streams(); stream++) {
            feeds.add(new EventFeed(task, stream, self));
        }
        this.isPaced = feeds.getFirst().isPaced();
        this.outgoing = new Parcel[workers];
        Arrays.setAll(outgoing, to -> lanes.empty(self, to));
        this.watermarks = new long[workers];
        Arrays.fill(watermarks, Long.MIN_VALUE);
    }

    /// Runs until the events of all workers are processed.
    void run() {
        while (feeds.stream().anyMatch(feed -> !feed.isDone())) {
            boolean moved = false;
            for (int stream = 0; stream < feeds.size(); stream++) {
                moved |= make(stream, feeds.get(stream));
            }
            if (isPaced) {
                sendAll(Long.MIN_VALUE);
            }
            moved |= receive();
            if (!moved) {
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        }
        sendAll(Long.MAX_VALUE);
        while (watermark < Long.MAX_VALUE) {
            if (!receive()) {
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        }
        tally.finish();
    }

    private boolean make(int stream, EventFeed feed) {
        int made = 0;
        var generator = feed.generator();
        while (made < CHUNK && !feed.isDone() && feed.isDue()) {
            long index = feed.index();
            long bits = generator.bits(index);
            long key = generator.key(bits);
            long timestamp = isPaced ? feed.dueNanos() : generator.timestamp(index, bits);
            int to = (int) ((Mix.scatter(key) >>> 32) * workers >>> 32);
            outgoing[to].add(stream, key, generator.value(bits), timestamp);
            feed.skip();
            made++;
            if (outgoing[to].isFull()) {
                send(to, earliest());
            }
        }
        return made > 0;
    }

    /// Returns the earliest timestamp of future events of this worker.
    private long earliest() {
        long earliest = Long.MAX_VALUE;
        for (var feed : feeds) {
            earliest = Math.min(earliest, feed.generator().earliest(feed.index()));
        }
        return earliest;
    }

    private void sendAll(long newWatermark) {
        for (int to = 0; to < workers; to++) {
            if (outgoing[to].size > 0 || newWatermark == Long.MAX_VALUE) {
                send(to, newWatermark);
            }
        }
    }

    private void send(int to, long newWatermark) {
        var parcel = outgoing[to];
        parcel.watermark = newWatermark;
        outgoing[to] = lanes.empty(self, to);
        if (to == self) {
            take(self, parcel);
            return;
        }
        while (!lanes.offer(self, to, parcel)) {
            if (!receive()) {
                Thread.onSpinWait();
            }
        }
    }

    private boolean receive() {
        boolean received = false;
        for (int from = 0; from < workers; from++) {
            for (var parcel = lanes.poll(from, self); parcel != null; parcel = lanes.poll(from, self)) {
                take(from, parcel);
                received = true;
            }
        }
        return received;
    }

    private void take(int from, Parcel parcel) {
        for (int i = 0; i < parcel.size; i++) {
            loop.accept(parcel.streams[i], parcel.keys[i], parcel.values[i], parcel.timestamps[i]);
        }
        watermarks[from] = Math.max(watermarks[from], parcel.watermark);
        lanes.giveBack(from, self, parcel);
        long lowest = Arrays.stream(watermarks).min().orElseThrow();
        if (lowest > watermark) {
            watermark = lowest;
            loop.advance(lowest);
        }
    }
}
