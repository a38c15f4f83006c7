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
import dev.millrace.runtime.job.LoneSubtask;
import dev.millrace.runtime.window.WindowOperators;
import dev.millrace.state.KeyedSnapshot;
import dev.millrace.state.KeyedStates;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// Open windows of an operator that sees no watermark. A row is a record of one key; a change is another record of the
/// same key and time.
final class WindowState implements LargeState {
    private static final int GROUPS = 128;
    /// A key has records in so many windows that do not overlap.
    private static final int WINDOWS = 10;

    private static final Duration SIZE = Duration.ofMinutes(1);

    private final KeyedStates<Object> states;
    private final Receiver<Object> input;
    private final long keyCount;

    @SuppressWarnings("unchecked")
    private WindowState(DataStream<Long> windows, long keyCount) {
        Step<?> step = windows.step();
        Partitioning.Keyed keys = Check.present(step.keyed(), "the key of a window");
        LoneSubtask subtask = new LoneSubtask(
                step,
                new LoneSubtask.Place(
                        new Subtask("trial", step.name(), 0, 1, GROUPS), new ExecutionConfig(), null, List.of(keys)),
                new LoneSubtask.Driver(
                        Host.real(), new Deadlines(), new NoTime(), Host.real().clock(), new Nowhere(), Map.of()));
        this.states = Check.present(subtask.keyed(), "the state of a keyed operator");
        this.input =
                (Receiver<Object>) WindowOperators.window((Operation.Window) step.operation(), subtask.context(), false)
                        .input(0);
        this.keyCount = keyCount;
    }

    private static KeyedStream<Long, Long> records() {
        return StreamExecutionEnvironment.getExecutionEnvironment()
                .fromData(List.of(0L), Types.LONG)
                .keyBy(key -> key, Types.LONG);
    }

    private static long tenth(long rows) {
        return Math.max(1, rows / WINDOWS);
    }

    /// A sum for each key and minute.
    static WindowState tumbling(long rows) {
        return new WindowState(
                records().window(TumblingEventTimeWindows.of(SIZE)).reduce(Long::sum), tenth(rows));
    }

    /// Ten minutes by the minute: a sum for each key and minute.
    static WindowState sliding(long rows) {
        Duration size = SIZE.multipliedBy(WINDOWS);
        return new WindowState(
                records().window(SlidingEventTimeWindows.of(size, SIZE)).reduce(Long::sum), tenth(rows));
    }

    /// A session with a sum for each row, which is a key.
    static WindowState sessions(long rows) {
        return new WindowState(
                records().window(EventTimeSessionWindows.withGap(SIZE)).reduce(Long::sum), rows);
    }

    /// All records of each key and minute.
    static WindowState records(long rows) {
        return new WindowState(
                records()
                        .window(TumblingEventTimeWindows.of(SIZE))
                        .apply((_, _, records, out) -> records.forEach(out::collect), Types.LONG),
                tenth(rows));
    }

    @Override
    public void add(long row) throws Exception {
        Long key = row % keyCount;
        states.select(key, states.keyShape().hash(key));
        input.record(key, row / keyCount * SIZE.toMillis());
    }

    @Override
    public void change(long row) throws Exception {
        add(row);
    }

    @Override
    @SuppressWarnings("unchecked")
    public KeyedSnapshot<?> snapshot() throws IOException {
        return states.snapshot("operator", (TypeSerializer<Object>) (TypeSerializer<?>) LongSerializer.INSTANCE);
    }
}
