package dev.millrace.runtime.checkpoint;

import dev.millrace.api.execution.ExecutionConfig;
import dev.millrace.api.serializer.LongSerializer;
import dev.millrace.api.serializer.StringSerializer;
import dev.millrace.api.serializer.TypeSerializer;
import dev.millrace.api.state.ListState;
import dev.millrace.api.state.ListStateDescriptor;
import dev.millrace.api.state.MapStateDescriptor;
import dev.millrace.api.state.StateDescriptor;
import dev.millrace.api.state.ValueState;
import dev.millrace.api.state.ValueStateDescriptor;
import dev.millrace.api.type.TypeInformation;
import dev.millrace.api.type.Types;
import dev.millrace.base.host.Host;
import dev.millrace.exchange.Batch;
import dev.millrace.exchange.Control;
import dev.millrace.exchange.Outbox;
import dev.millrace.runtime.chain.Checkpointed;
import dev.millrace.runtime.chain.CheckpointedFunctions;
import dev.millrace.runtime.chain.Deadlines;
import dev.millrace.runtime.chain.OperatorState;
import dev.millrace.runtime.chain.Services;
import dev.millrace.runtime.chain.Subtask;
import dev.millrace.runtime.chain.UserFailures;
import dev.millrace.runtime.checkpoint.restore.Restored;
import dev.millrace.runtime.checkpoint.subtask.CheckpointGateway;
import dev.millrace.runtime.checkpoint.subtask.CheckpointTarget;
import dev.millrace.runtime.checkpoint.subtask.Participant;
import dev.millrace.runtime.checkpoint.subtask.SubtaskCheckpoints;
import dev.millrace.runtime.metric.SubtaskMetrics;
import dev.millrace.runtime.task.UnalignedCheckpoint;
import dev.millrace.state.KeyedStates;
import dev.millrace.state.key.KeyGroups;
import dev.millrace.state.key.Keys;
import dev.millrace.state.operator.InFlightRows;
import dev.millrace.state.operator.OperatorStates;
import dev.millrace.state.timer.Timers;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// Represents a subtask with counts per key, timers and states without keys. The test's thread runs its mail.
final class Member implements CheckpointTarget {
    static final String OPERATOR = "counter";
    private static final ListStateDescriptor<String> SHARED = new ListStateDescriptor<>("shared", Types.STRING);
    private static final ListStateDescriptor<String> UNION = new ListStateDescriptor<>("union", Types.STRING);
    private static final MapStateDescriptor<String, Long> RULES =
            new MapStateDescriptor<>("rules", Types.STRING, Types.LONG);

    private final Subtask subtask;
    private final KeyedStates<Object> keyed;
    private final ValueState<Long> counts;
    private final Timers<Object, String> timers;
    private final OperatorStates operator = new OperatorStates(Member::ready);
    private final Queue<Runnable> mail = new ConcurrentLinkedQueue<>();
    private final Queue<UnalignedCheckpoint.Overtaken> beganWith;
    private @Nullable SubtaskCheckpoints checkpoints;
    /// The barriers that have arrived and are held back.
    private final Deque<Control.Barrier> waiting = new ArrayDeque<>();
    /// The calls that it received, in a few words.
    final List<String> told = new ArrayList<>();
    /// True if barriers are held back.
    boolean isHeld;
    /// True if its functions throw in the next checkpoint.
    boolean isFragile;

    private boolean hasEnded;

    /// Provides services that need only a clock.
    private record Alone(Host host, Subtask subtask, SubtaskMetrics metrics) implements Services {
        @Override
        public void post(Runnable work) {
            work.run();
        }

        @Override
        public Deadlines deadlines() {
            return new Deadlines();
        }

        @Override
        public void retain() {
            // The subtask never ends by itself.
        }

        @Override
        public void released() {
            // The subtask never ends by itself.
        }

        @Override
        public void waitUntil(BooleanSupplier isOver) {
            // No code waits here.
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

    private static void ready(StateDescriptor<?, ?> descriptor) {
        descriptor.initializeSerializerUnlessSet(new ExecutionConfig());
    }

    @SuppressWarnings("unchecked")
    private static TypeSerializer<Object> longs() {
        return (TypeSerializer<Object>) (TypeSerializer<?>) LongSerializer.INSTANCE;
    }

    @SuppressWarnings("unchecked")
    static Keys<Object> keys() {
        return Keys.of((TypeInformation<Object>) (TypeInformation<?>) Types.LONG);
    }

    private static List<InFlightRows.Form> forms() {
        return List.of(new InFlightRows.Form(longs(), null));
    }

    /// Creates a subtask.
    ///
    /// @param from the snapshot to start from; null for none
    Member(int index, int parallelism, int groups, @Nullable Restored from) throws Exception {
        subtask = new Subtask("job", "counter", index, parallelism, groups);
        keyed = new KeyedStates<>(
                keys(),
                groups,
                KeyGroups.range(index, parallelism, groups),
                Host.real().clock());
        ClassLoader loader = getClass().getClassLoader();
        if (from != null) {
            from.into(keyed, OPERATOR, index, longs(), loader);
            operator.restore(from.operator(OPERATOR, subtask, loader));
        }
        ValueStateDescriptor<Long> count = new ValueStateDescriptor<>("count", Types.LONG);
        ready(count);
        counts = keyed.value(count);
        timers = new Timers<>(keyed, "timers", StringSerializer.INSTANCE);
        beganWith = new UnalignedCheckpoint(OPERATOR, index, parallelism, forms(), null).restore(from, loader);
    }

    /// Joins the checkpoints of a process.
    void join(int number, CheckpointGateway gateway) {
        SubtaskCheckpoints own = gateway.subtask(number, subtask.index(), new Outbox(_ -> {}));
        checkpoints = own;
        Checkpointed work = new Checkpointed() {
            @Override
            public void prepareSnapshot(long checkpoint) {
                if (!isFragile) return;
                isFragile = false;
                throw new IllegalStateException("a function is fragile");
            }
        };
        own.join(new Participant(
                OPERATOR,
                work,
                new OperatorState(operator, new CheckpointedFunctions(), true),
                new Participant.Keyed(keyed, longs()),
                new UserFailures("counter", null, new Alone(Host.real(), subtask, new SubtaskMetrics()))));
    }

    private SubtaskCheckpoints checkpoints() {
        if (checkpoints == null) throw new IllegalStateException("it has joined nobody");
        return checkpoints;
    }

    Subtask subtask() {
        return subtask;
    }

    /// Runs the mails that have arrived.
    void attend() {
        for (Runnable each = mail.poll(); each != null; each = mail.poll()) each.run();
    }

    /// Returns whether a barrier is held back.
    boolean hasBarrier() {
        return !waiting.isEmpty();
    }

    /// Returns the number of barriers that are held back.
    int barriers() {
        return waiting.size();
    }

    /// Releases all barriers that are held back.
    void letThrough() {
        isHeld = false;
        while (hasBarrier()) letFirstThrough();
    }

    /// Releases the oldest barrier that is held back.
    void letFirstThrough() {
        checkpoints().take(waiting.remove());
    }

    /// Ends the subtask; later mails do not run.
    void end() {
        hasEnded = true;
        mail.clear();
    }

    boolean owns(long key) {
        return keyed.owns(keyed.keyShape().hash(key));
    }

    void count(long key) throws Exception {
        keyed.select(key, keyed.keyShape().hash(key));
        Long before = counts.value();
        counts.update(before == null ? 1 : before + 1);
        timers.registerEventTime("timer", key % 10);
    }

    void forget(long key) {
        keyed.select(key, keyed.keyShape().hash(key));
        counts.clear();
    }

    void note(String what) throws Exception {
        operator.getListState(SHARED).add(what);
        operator.getUnionListState(UNION).add(what);
    }

    void rule(long number) throws Exception {
        operator.getBroadcastState(RULES).put("rule", number);
    }

    /// Returns the contents of the union list state.
    List<String> union() throws Exception {
        return list(operator.getUnionListState(UNION)).stream().sorted().toList();
    }

    boolean isThere() {
        return !hasEnded;
    }

    /// Adds the whole state of this subtask.
    void tell(Map<String, Object> to) throws Exception {
        keyed.keys("count").forEach(key -> {
            keyed.select(key, keyed.keyShape().hash(key));
            try {
                to.put("count of " + key, counts.value());
            } catch (Exception failed) {
                throw new IllegalStateException(failed);
            }
        });
        timers.showEventTime(
                (namespace, time) -> to.put(namespace + " of " + keyed.currentKey() + " at " + time, true));
        for (String each : list(operator.getListState(SHARED))) to.put("shared " + each, true);
        String rule = String.valueOf(operator.getBroadcastState(RULES).get("rule"));
        to.merge("rule", rule, (one, other) -> one.equals(other) ? one : "not the same");
        for (UnalignedCheckpoint.Overtaken each : beganWith) {
            Batch batch = each.batch();
            for (int at = 0; at < batch.size(); at++)
                to.merge("on its way " + batch.values()[at], 1, (_, _) -> "twice");
        }
    }

    private static List<String> list(ListState<String> state) throws Exception {
        List<String> all = new ArrayList<>();
        state.get().forEach(all::add);
        return all;
    }

    private void tell(Runnable what) {
        if (!hasEnded) mail.add(what);
    }

    @Override
    public void announce(Control.Barrier barrier, boolean isLast) {
        tell(() -> {
            waiting.add(barrier);
            if (!isHeld) letThrough();
        });
    }

    @Override
    public void overtake(Control.Barrier barrier) {
        tell(() -> {
            if (!waiting.remove(barrier)) return;
            told.add("overtaken " + barrier.checkpoint());
            checkpoints().overtake(barrier);
        });
    }

    @Override
    public void collect(long checkpoint) {
        tell(() -> {
            try {
                InFlightRows rows = new InFlightRows(OPERATOR, forms());
                rows.add(0, 1_000L + subtask.index(), 7, null);
                checkpoints().collected(checkpoint, rows);
            } catch (Exception failed) {
                throw new IllegalStateException(failed);
            }
        });
    }

    @Override
    public void completed(long checkpoint) {
        tell(() -> {
            told.add("completed " + checkpoint);
            checkpoints().completed(checkpoint);
        });
    }

    @Override
    public void aborted(long checkpoint) {
        tell(() -> {
            told.add("aborted " + checkpoint);
            if (!isHeld) waiting.removeIf(each -> each.checkpoint() == checkpoint);
            checkpoints().aborted(checkpoint);
        });
    }

    @Override
    public void run(Runnable task) {
        tell(() -> {
            told.add("released");
            task.run();
        });
    }

    @Override
    public void drain() {
        told.add("drained");
    }

    @Override
    public void leave() {
        tell(() -> told.add("left"));
    }
}
