package dev.millrace.bench.state;

import dev.millrace.base.host.Clock;
import dev.millrace.base.host.Host;
import dev.millrace.state.KeyedSnapshot;
import dev.millrace.state.file.SnapshotFileWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Locale;

/// Takes checkpoints of a large state of which few rows change between two checkpoints. For each checkpoint
/// it prints:
///
/// - how long the snapshot blocks the subtask
/// - how long the changes take while pages are copied
/// - the size of the checkpoint in bytes
///
/// The first checkpoint has few rows; its duration is mostly the time of class loading.
///
/// Arguments: the kind of state (a name of [Kind] in lower case), the number of rows, how many of a thousand rows
/// change, and the number of checkpoints. For ten million rows the heap should have 6 GB, for example:
///
/// `java -Xmx6g -cp … dev.millrace.bench.state.SnapshotTrial timers 10000000 10 12`
///
/// CPU time shows the work of the subtask; wall time includes the effects of other programs and of the
/// garbage collector.
public final class SnapshotTrial {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    /// A prime distributes the changed rows over all key groups and reaches all rows.
    private static final long STEP = 7_919;
    /// So few rows do not affect the duration of a snapshot.
    private static final long FEW = 1_000;

    private final Clock clock = Host.real().clock();
    private final LargeState state;
    private final long rows;
    private final long changed;
    private long next;

    private SnapshotTrial(LargeState state, long rows, long perMille) {
        this.state = state;
        this.rows = rows;
        this.changed = rows * perMille / 1_000;
    }

    public static void main(String[] arguments) throws Exception {
        Kind kind = Kind.valueOf(arguments[0].toUpperCase(Locale.ROOT));
        long rows = Long.parseLong(arguments[1]);
        long perMille = Long.parseLong(arguments[2]);
        new SnapshotTrial(kind.state(FEW), FEW, perMille).run("few rows  ", 1);
        new SnapshotTrial(kind.state(rows), rows, perMille).run("checkpoint", Integer.parseInt(arguments[3]));
    }

    /// Holds a duration.
    private record Span(long nanos, long cpuNanos) {
        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%.2f ms (%.2f ms of a CPU)", nanos / 1e6, cpuNanos / 1e6);
        }
    }

    /// Represents a measured action.
    private interface Work {
        void run() throws Exception;
    }

    private Span measure(Work work) throws Exception {
        long began = clock.nanos();
        long cpu = THREADS.getCurrentThreadCpuTime();
        work.run();
        cpu = THREADS.getCurrentThreadCpuTime() - cpu;
        return new Span(clock.nanos() - began, cpu);
    }

    private void run(String title, int checkpoints) throws Exception {
        for (long row = 0; row < rows; row++) state.add(row);
        for (int checkpoint = 1; checkpoint <= checkpoints; checkpoint++) {
            KeyedSnapshot<?>[] taken = new KeyedSnapshot<?>[1];
            Span stall = measure(() -> taken[0] = state.snapshot());
            KeyedSnapshot<?> snapshot = taken[0];
            // While the snapshot exists, the first change of a page copies the page.
            Span changing = measure(this::change);
            boolean isIncremental = checkpoint > 1;
            long bytes = write(snapshot, isIncremental);
            snapshot.changes().complete();
            snapshot.release();
            System.out.printf(
                    Locale.ROOT,
                    "%s %2d: stall %s, %,d changes %s, %,d bytes%n",
                    title,
                    checkpoint,
                    stall,
                    changed,
                    changing,
                    bytes);
        }
    }

    private void change() throws Exception {
        for (long i = 0; i < changed; i++) state.change(next++ * STEP % rows);
    }

    private static long write(KeyedSnapshot<?> snapshot, boolean isIncremental) throws IOException {
        try (SnapshotFileWriter writer = new SnapshotFileWriter(OutputStream.nullOutputStream())) {
            snapshot.write(writer, isIncremental);
            return writer.finish();
        }
    }

    /// Names the kinds of state.
    private enum Kind {
        TIMERS,
        VALUES,
        LISTS,
        TUMBLING,
        SLIDING,
        SLICES,
        SESSIONS,
        RECORDS;

        LargeState state(long rows) {
            return switch (this) {
                case TIMERS -> new PlainState.OfTimers(rows);
                case VALUES -> new PlainState.OfValues();
                case LISTS -> new PlainState.OfLists(rows);
                case TUMBLING -> WindowState.tumbling(rows);
                case SLIDING -> WindowState.sliding(rows);
                case SLICES -> WindowState.slices(rows);
                case SESSIONS -> WindowState.sessions(rows);
                case RECORDS -> WindowState.records(rows);
            };
        }
    }
}
