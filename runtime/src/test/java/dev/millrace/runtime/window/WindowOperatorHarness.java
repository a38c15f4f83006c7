package dev.millrace.runtime.window;

import dev.millrace.api.DataStream;
import dev.millrace.api.execution.ExecutionConfig;
import dev.millrace.api.function.KeySelector;
import dev.millrace.api.metric.Counter;
import dev.millrace.api.metric.MetricGroup;
import dev.millrace.api.plan.IntervalJoinPlan;
import dev.millrace.api.plan.Operation;
import dev.millrace.api.plan.Partitioning;
import dev.millrace.api.plan.Step;
import dev.millrace.api.process.RuntimeContext;
import dev.millrace.api.serializer.TypeSerializer;
import dev.millrace.api.type.OutputTag;
import dev.millrace.api.type.SerializerConfigImpl;
import dev.millrace.api.type.TypeInformation;
import dev.millrace.base.host.Clock;
import dev.millrace.base.host.Disk;
import dev.millrace.base.host.Host;
import dev.millrace.base.host.Network;
import dev.millrace.base.host.Threads;
import dev.millrace.runtime.chain.CancelledException;
import dev.millrace.runtime.chain.Deadlines;
import dev.millrace.runtime.chain.Operator;
import dev.millrace.runtime.chain.OperatorContext;
import dev.millrace.runtime.chain.OperatorState;
import dev.millrace.runtime.chain.Receiver;
import dev.millrace.runtime.chain.Services;
import dev.millrace.runtime.chain.Specializer;
import dev.millrace.runtime.chain.Subtask;
import dev.millrace.runtime.chain.UserFunctions;
import dev.millrace.runtime.metric.MetricRegistration;
import dev.millrace.runtime.metric.MetricRegistry;
import dev.millrace.runtime.metric.OperatorGroup;
import dev.millrace.runtime.metric.OperatorTraffic;
import dev.millrace.runtime.metric.Scopes;
import dev.millrace.runtime.metric.SubtaskMetrics;
import dev.millrace.runtime.window.build.WindowOperators;
import dev.millrace.runtime.window.join.IntervalJoins;
import dev.millrace.state.KeyedRestore;
import dev.millrace.state.KeyedSnapshot;
import dev.millrace.state.KeyedStates;
import dev.millrace.state.file.SnapshotFile;
import dev.millrace.state.key.KeyGroups;
import dev.millrace.state.key.Keys;
import dev.millrace.state.operator.OperatorStates;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Runs the operator of one step without a job. The test controls the order of the inputs and the clock, and can
/// inspect the operator's state.
public final class WindowOperatorHarness {
    static final int MAX_PARALLELISM = 128;

    private final Step<?> step;
    private final Time time = new Time();
    private final Deadlines deadlines = new Deadlines();
    private final MetricRegistry metrics = new MetricRegistry();
    private final KeyedStates<Object> keyed;
    private final OperatorContext context;
    private final Operator operator;
    private final List<String> lines = new ArrayList<>();

    /// Creates a harness without restored state.
    ///
    /// @param described the stream that the step returns
    /// @param lateTags the side outputs whose records are shown with the ID of the tag
    public WindowOperatorHarness(DataStream<?> described, boolean isGeneralOnly, OutputTag<?>... lateTags) {
        this(described, isGeneralOnly, Beginning.ALONE, lateTags);
    }

    /// Describes the restored state of a harness.
    ///
    /// @param groups the number of key groups
    /// @param groupsBefore the number of key groups in the snapshot
    /// @param from the files of a checkpoint, followed by incremental ones; empty for no restore
    /// @param takesSnapshots whether the harness supports snapshots
    record Beginning(
            int subtask,
            int parallelism,
            int groups,
            int groupsBefore,
            List<SnapshotFile> from,
            boolean takesSnapshots) {
        static final Beginning ALONE = new Beginning(0, 1, null, false);

        Beginning(int subtask, int parallelism, @Nullable SnapshotFile from, boolean takesSnapshots) {
            this(
                    subtask,
                    parallelism,
                    MAX_PARALLELISM,
                    MAX_PARALLELISM,
                    from == null ? List.of() : List.of(from),
                    takesSnapshots);
        }
    }

    WindowOperatorHarness(
            DataStream<?> described, boolean isGeneralOnly, Beginning beginning, OutputTag<?>... lateTags) {
        this.step = described.step();
        Keys<Object> keys = Keys.of(keyType());
        this.keyed = new KeyedStates<>(
                keys,
                beginning.groups,
                KeyGroups.range(beginning.subtask, beginning.parallelism, beginning.groups),
                time);
        if (!beginning.from.isEmpty()) {
            ClassLoader loader = WindowOperatorHarness.class.getClassLoader();
            keyed.restore(
                    new KeyedRestore<>(beginning.from, "operator", beginning.groupsBefore, keySerializer(), loader));
        }
        if (beginning.takesSnapshots) keyed.beginSnapshots();
        Map<String, Receiver<Object>> sides = new HashMap<>();
        for (OutputTag<?> tag : lateTags) sides.put(tag.getId(), new Lister(lines, tag.getId() + " "));
        this.context = new OperatorContext(
                step,
                new Thread(
                        new Subtask("job", step.name(), beginning.subtask, beginning.parallelism, beginning.groups),
                        new SubtaskMetrics(),
                        deadlines,
                        new Place(time)),
                new Lister(lines, ""),
                sides,
                keyed,
                runtime(),
                new UserFunctions(WindowOperatorHarness.class.getClassLoader()),
                new Specializer(),
                new ExecutionConfig(),
                OperatorState.alone(new OperatorStates(_ -> {})),
                false);
        this.operator = make(isGeneralOnly);
    }

    private Operator make(boolean isGeneralOnly) {
        return switch (step.operation()) {
            case Operation.Window window -> WindowOperators.window(window, context, isGeneralOnly);
            case Operation.CoGroup coGroup -> WindowOperators.coGroup(coGroup, context, isGeneralOnly);
            case Operation.WindowJoin join -> WindowOperators.join(join, context, isGeneralOnly);
            case Operation.IntervalJoin(IntervalJoinPlan plan) -> IntervalJoins.of(plan, context);
            default -> throw new IllegalArgumentException("no window: " + step);
        };
    }

    @SuppressWarnings("unchecked")
    private TypeInformation<Object> keyType() {
        return (TypeInformation<Object>) key(0).keyType();
    }

    private TypeSerializer<Object> keySerializer() {
        return keyType().createSerializer(new SerializerConfigImpl());
    }

    /// Takes a snapshot of all keyed state.
    KeyedSnapshot<Object> snapshot() throws Exception {
        return keyed.snapshot("operator", keySerializer());
    }

    /// Returns the subtask that owns a record's key.
    int owner(int input, Object value, int parallelism, int groups) throws Exception {
        int group = KeyGroups.of(keyed.keyShape().hash(keyOf(input, value)), groups);
        return KeyGroups.owner(group, parallelism, groups);
    }

    @SuppressWarnings("unchecked")
    private Object keyOf(int input, Object value) throws Exception {
        return ((KeySelector<Object, Object>) key(input).selector()).getKey(value);
    }

    private Partitioning.Keyed key(int input) {
        Partitioning.Keyed keyed = step.keyed(input);
        if (keyed == null) throw new IllegalArgumentException("no key: " + step);
        return keyed;
    }

    private RuntimeContext runtime() {
        MetricGroup group = OperatorGroup.of(
                new Scopes.Operator(new Scopes.Task("job", "window", "", 0, 0), "window", "", Map.of()),
                new MetricRegistration(metrics, _ -> {}),
                OperatorTraffic.ofStep(new SubtaskMetrics(), true, true));
        return (RuntimeContext) Proxy.newProxyInstance(
                WindowOperatorHarness.class.getClassLoader(), new Class<?>[] {RuntimeContext.class}, (_, method, _) -> {
                    if (method.getName().equals("getMetricGroup")) {
                        return group;
                    }
                    throw new UnsupportedOperationException(method.getName());
                });
    }

    @SuppressWarnings("unchecked")
    void record(int input, Object value, long timestamp) throws Exception {
        Object key = keyOf(input, value);
        keyed.select(key, keyed.keyShape().hash(key));
        ((Receiver<Object>) operator.input(input)).record(value, timestamp);
    }

    void watermark(int input, long timestamp) {
        operator.input(input).watermark(timestamp);
    }

    /// Advances the clock, and stops at every time at which a callback is due.
    void clock(long millis) {
        while (deadlines.nextMillis() <= millis) {
            time.millis = Math.max(time.millis, deadlines.nextMillis());
            deadlines.runDue(time.millis);
        }
        time.millis = millis;
    }

    void end(int input) {
        operator.input(input).end();
    }

    public List<String> lines() {
        return lines;
    }

    Operator operator() {
        return operator;
    }

    public OperatorContext context() {
        return context;
    }

    public KeyedStates<Object> states() {
        return keyed;
    }

    long dropped() {
        return context.metrics().read().lateRecordsDropped();
    }

    /// Returns the number of dropped records in the operator's own metrics.
    long droppedByOperator() {
        return ((Counter) metrics.find("job.window.0.numLateRecordsDropped").orElseThrow()).getCount();
    }

    private record Lister(List<String> lines, String prefix) implements Receiver<Object> {
        @Override
        public void record(Object value, long timestamp) {
            Object shown = value instanceof List<?> ids ? WindowFunctions.text(ids, true) : value;
            lines.add(prefix + shown + " @" + timestamp);
        }

        @Override
        public void watermark(long timestamp) {}

        @Override
        public void idle(boolean isIdle) {}

        @Override
        public void backlog(boolean isBacklog) {}

        @Override
        public void end() {}
    }

    private static final class Time implements Clock {
        private long millis;

        @Override
        public long nanos() {
            return millis * 1_000_000;
        }

        @Override
        public long millis() {
            return millis;
        }
    }

    private record Place(Clock clock) implements Host {
        @Override
        public RandomGenerator chance() {
            throw new UnsupportedOperationException("no window operator asks for this");
        }

        @Override
        public Threads threads() {
            throw new UnsupportedOperationException("no window operator asks for this");
        }

        @Override
        public Disk disk() {
            throw new UnsupportedOperationException("no window operator asks for this");
        }

        @Override
        public Network network() {
            throw new UnsupportedOperationException("no window operator asks for this");
        }
    }

    private record Thread(Subtask subtask, SubtaskMetrics metrics, Deadlines deadlines, Host host) implements Services {
        @Override
        public void post(Runnable mail) {
            throw new UnsupportedOperationException("no window operator asks for this");
        }

        @Override
        public void retain() {}

        @Override
        public void released() {}

        @Override
        public void waitUntil(BooleanSupplier isOver) {
            throw new CancelledException();
        }

        @Override
        public long position() {
            return 0;
        }

        @Override
        public String origin() {
            return "";
        }
    }
}
