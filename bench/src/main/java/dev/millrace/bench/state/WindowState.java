package dev.millrace.bench.state;

import dev.millrace.api.DataStream;
import dev.millrace.api.KeyedStream;
import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.execution.ExecutionConfig;
import dev.millrace.api.plan.Operation;
import dev.millrace.api.plan.Partitioning;
import dev.millrace.api.plan.Step;
import dev.millrace.api.serializer.LongSerializer;
import dev.millrace.api.serializer.TypeSerializer;
import dev.millrace.api.type.Types;
import dev.millrace.api.window.assigner.EventTimeSessionWindows;
import dev.millrace.api.window.assigner.SlidingEventTimeWindows;
import dev.millrace.api.window.assigner.TumblingEventTimeWindows;
import dev.millrace.base.fault.Check;
import dev.millrace.base.host.Host;
import dev.millrace.runtime.chain.Deadlines;
import dev.millrace.runtime.chain.Receiver;
import dev.millrace.runtime.chain.Subtask;
import dev.millrace.runtime.job.deploy.StandaloneSubtask;
import dev.millrace.runtime.window.build.WindowOperators;
import dev.millrace.state.KeyedSnapshot;
import dev.millrace.state.KeyedStates;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// Provides open windows of an operator that receives no watermarks. A row is a record of one key. A change is
/// another record of the same key and time. Records arrive in order of their times.
final class WindowState implements LargeState {
    private static final int GROUPS = 128;
    private static final Duration MINUTE = Duration.ofMinutes(1);
    /// The number of times per key, with the length of a slice between two.
    private static final int TIMES = 10;

    /// The number of times per key for an hour that slides by a second.
    private static final int MANY_TIMES = 3_600;

    private final KeyedStates<Object> states;
    private final Receiver<Object> input;
    private final Spread spread;

    /// Describes the distribution of rows.
    ///
    /// @param slice the time between two records of a key
    /// @param times number of records per key
    /// @param newest number of rows that may change, those with the latest times
    private record Spread(Duration slice, long rows, int times, long newest) {
        Spread(Duration slice, long rows, int times) {
            this(slice, rows, times, rows);
        }

        long keyCount() {
            return Math.max(1, rows / times);
        }

        long time(long row) {
            return row / keyCount() * slice.toMillis();
        }
    }

    @SuppressWarnings("unchecked")
    private WindowState(DataStream<Long> windows, Spread spread) {
        Step<?> step = windows.step();
        Partitioning.Keyed keys = Check.present(step.keyed(), "the key of a window");
        StandaloneSubtask subtask = new StandaloneSubtask(
                step,
                new StandaloneSubtask.Place(
                        new Subtask("trial", step.name(), 0, 1, GROUPS), new ExecutionConfig(), null, List.of(keys)),
                new StandaloneSubtask.Driver(
                        Host.real(),
                        new Deadlines(),
                        new NoTime(),
                        Host.real().clock(),
                        new DroppingReceiver(),
                        Map.of()));
        this.states = Check.present(subtask.keyed(), "the state of a keyed operator");
        this.input =
                (Receiver<Object>) WindowOperators.window((Operation.Window) step.operation(), subtask.context(), false)
                        .input(0);
        this.spread = spread;
    }

    private static KeyedStream<Long, Long> records() {
        return StreamExecutionEnvironment.getExecutionEnvironment()
                .fromData(List.of(0L), Types.LONG)
                .keyBy(key -> key, Types.LONG);
    }

    /// Returns a sum for each key and minute.
    static WindowState tumbling(long rows) {
        return new WindowState(
                records().window(TumblingEventTimeWindows.of(MINUTE)).reduce(Long::sum),
                new Spread(MINUTE, rows, TIMES));
    }

    /// Returns windows of ten minutes that slide by a minute: a sum for each key and minute.
    static WindowState sliding(long rows) {
        return sliding(new Spread(MINUTE, rows, TIMES));
    }

    /// Returns windows of an hour that slide by a second: a sum for each key and second. Only the newest
    /// seconds change.
    static WindowState slices(long rows) {
        return sliding(new Spread(Duration.ofSeconds(1), rows, MANY_TIMES, Math.max(1, rows / 100)));
    }

    private static WindowState sliding(Spread spread) {
        Duration size = spread.slice.multipliedBy(spread.times);
        return new WindowState(
                records().window(SlidingEventTimeWindows.of(size, spread.slice)).reduce(Long::sum), spread);
    }

    /// Returns a session with a sum for each row, which is a key.
    static WindowState sessions(long rows) {
        return new WindowState(
                records().window(EventTimeSessionWindows.withGap(MINUTE)).reduce(Long::sum),
                new Spread(MINUTE, rows, 1));
    }

    /// Returns all records of each key and minute.
    static WindowState records(long rows) {
        return new WindowState(
                records()
                        .window(TumblingEventTimeWindows.of(MINUTE))
                        .apply((_, _, records, out) -> records.forEach(out::collect), Types.LONG),
                new Spread(MINUTE, rows, TIMES));
    }

    @Override
    public void add(long row) throws Exception {
        Long key = row % spread.keyCount();
        states.select(key, states.keyShape().hash(key));
        input.record(key, spread.time(row));
    }

    @Override
    public void change(long row) throws Exception {
        add(spread.rows - 1 - row % spread.newest);
    }

    @Override
    @SuppressWarnings("unchecked")
    public KeyedSnapshot<?> snapshot() throws IOException {
        return states.snapshot("operator", (TypeSerializer<Object>) (TypeSerializer<?>) LongSerializer.INSTANCE);
    }
}
