package dev.millrace.bench.state;

import dev.millrace.api.serializer.LongSerializer;
import dev.millrace.api.serializer.StringSerializer;
import dev.millrace.api.type.Types;
import dev.millrace.base.host.Clock;
import dev.millrace.base.host.Host;
import dev.millrace.state.KeyedSnapshot;
import dev.millrace.state.KeyedStates;
import dev.millrace.state.file.SnapshotFileWriter;
import dev.millrace.state.key.KeyGroups;
import dev.millrace.state.key.Keys;
import dev.millrace.state.timer.Timers;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Locale;

/// Takes checkpoints of many timers, of which some move between two checkpoints. Tells for how long each snapshot stops
/// the subtask, how much longer the moves take while pages are copied, and how many bytes are written. Arguments: the
/// number of timers, how many of a thousand move, and the number of checkpoints.
public final class TimersTrial {
    private static final int GROUPS = 128;
    private static final String OPERATOR = "operator";
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final Clock clock = Host.real().clock();
    private final Keys<Long> keys = Keys.of(Types.LONG);
    private final KeyedStates<Long> states =
            new KeyedStates<>(new KeyedStates.Place<>(keys, GROUPS, new KeyGroups.Range(0, GROUPS - 1), clock));
    private final Timers<Long, String> timers = new Timers<>(states, "trial", StringSerializer.INSTANCE);
    private final long count;
    private final long moved;
    private long next;

    private TimersTrial(long count, long perMille) {
        this.count = count;
        this.moved = count * perMille / 1_000;
    }

    public static void main(String[] arguments) throws IOException {
        TimersTrial trial = new TimersTrial(Long.parseLong(arguments[0]), Long.parseLong(arguments[1]));
        trial.run(Integer.parseInt(arguments[2]));
    }

    private void run(int checkpoints) throws IOException {
        states.beginSnapshots();
        for (long key = 0; key < count; key++) {
            select(key);
            timers.registerEventTime("", key);
        }
        for (int checkpoint = 0; checkpoint < checkpoints; checkpoint++) {
            long cpu = THREADS.getCurrentThreadCpuTime();
            long began = clock.nanos();
            KeyedSnapshot<Long> snapshot = states.snapshot(OPERATOR, LongSerializer.INSTANCE);
            long stall = clock.nanos() - began;
            cpu = THREADS.getCurrentThreadCpuTime() - cpu;
            // As long as the snapshot is held, the first change of a page copies the page.
            began = clock.nanos();
            move();
            long moving = clock.nanos() - began;
            began = clock.nanos();
            long bytes = write(snapshot, checkpoint > 0);
            long writing = clock.nanos() - began;
            snapshot.changes().complete();
            snapshot.release();
            System.out.printf(
                    Locale.ROOT,
                    "checkpoint %d: stall %.2f ms (%.2f ms of a CPU), %,d timers moved in %.1f ms, %,d bytes written in %.0f ms%n",
                    checkpoint,
                    stall / 1e6,
                    cpu / 1e6,
                    moved,
                    moving / 1e6,
                    bytes,
                    writing / 1e6);
        }
    }

    private void select(long key) {
        states.selectLong(key, keys.hashLong(key));
    }

    /// Moves timers of keys that are spread over all key groups.
    private void move() {
        for (long i = 0; i < moved; i++) {
            long key = next++ * 7_919 % count;
            select(key);
            timers.deleteEventTime("", key);
            timers.registerEventTime("", key + count);
        }
    }

    private static long write(KeyedSnapshot<Long> snapshot, boolean isIncremental) throws IOException {
        try (SnapshotFileWriter writer = new SnapshotFileWriter(OutputStream.nullOutputStream())) {
            snapshot.write(writer, isIncremental);
            return writer.finish();
        }
    }
}
