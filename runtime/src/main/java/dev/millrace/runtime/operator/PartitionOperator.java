package dev.millrace.runtime.operator;

import dev.millrace.api.operator.StateSnapshotContext;
import dev.millrace.api.state.ListState;
import dev.millrace.api.state.ListStateDescriptor;
import dev.millrace.api.type.Copier;
import dev.millrace.api.type.TypeInformation;
import dev.millrace.base.fault.Check;
import dev.millrace.exchange.Batch;
import dev.millrace.runtime.chain.OperatorContext;
import dev.millrace.runtime.chain.Receiver;
import dev.millrace.runtime.chain.UserFailures;
import dev.millrace.runtime.chain.UserFunctions;
import dev.millrace.state.KeyedStates;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Collects a whole partition and processes it at the end of the input. A partition holds the records of a subtask, or
/// of a key.
public final class PartitionOperator<I, O> implements OneInput<I> {

    /// Processes a complete partition.
    @FunctionalInterface
    public interface Work<I, O> {
        /// Processes a partition.
        ///
        /// @param records all records of the partition, in order of arrival; empty if the subtask received
        ///     none. The function may sort the list in place.
        void run(List<I> records, TimestampingCollector<O> out) throws Exception;
    }

    private final Work<I, O> work;
    private final Object function;
    private final OperatorContext context;
    private final Copier<I> copier;
    private final TimestampingCollector<O> collector;
    private final Receiver<?> control;
    private final UserFailures failures;
    /// The records by key. If the stream is not keyed, the only key is null.
    private final Map<@Nullable Object, List<I>> partitions = new LinkedHashMap<>();

    private final ListStateDescriptor<I> descriptor;
    /// The records of a stream without keys. Filled only for snapshots.
    private final @Nullable ListState<I> whole;
    private boolean isTimeOver;

    /// Creates the operator and restores its records.
    ///
    /// @param function the open user function that `work` calls; closed with the operator
    @SuppressWarnings("unchecked")
    public PartitionOperator(Work<I, O> work, Object function, Copier<I> copier, OperatorContext context) {
        this.work = work;
        this.function = function;
        this.context = context;
        this.copier = copier;
        this.collector =
                new TimestampingCollector<>((Receiver<O>) (Receiver<?>) context.output()).at(Batch.NO_TIMESTAMP);
        this.control = context.control();
        this.failures = context.failures();
        TypeInformation<I> type =
                (TypeInformation<I>) context.step().inputs().getFirst().type();
        this.descriptor = new ListStateDescriptor<>(
                "millrace.partition", type.createSerializer(context.execution().getSerializerConfig()));
        try {
            this.whole = context.keyed() == null ? context.operatorStates().getListState(descriptor) : null;
            restore();
        } catch (Exception thrown) {
            throw failures.opening(thrown);
        }
    }

    private void restore() throws Exception {
        KeyedStates<Object> keyed = context.keyed();
        if (whole != null) {
            List<I> records = new ArrayList<>();
            Check.present(whole.get(), "a list").forEach(records::add);
            if (!records.isEmpty()) partitions.put(null, records);
        } else if (keyed != null) {
            keyed.forEachKey(descriptor, (key, state) -> partitions.put(key, listed(state)));
        }
    }

    private List<I> listed(ListState<I> state) {
        List<I> records = new ArrayList<>();
        try {
            Check.present(state.get(), "a list").forEach(records::add);
        } catch (Exception thrown) {
            throw failures.opening(thrown);
        }
        return records;
    }

    @Override
    public void snapshotState(StateSnapshotContext snapshot) throws Exception {
        KeyedStates<Object> keyed = context.keyed();
        if (whole != null) {
            whole.update(partitions.getOrDefault(null, List.of()));
        } else if (keyed != null) {
            ListState<I> state = keyed.list(descriptor);
            for (Map.Entry<@Nullable Object, List<I>> each : partitions.entrySet()) {
                Object key = Check.present(each.getKey(), "a key");
                keyed.select(key, keyed.keyShape().hash(key));
                state.update(each.getValue());
            }
        }
    }

    @Override
    public void record(I value, long timestamp) {
        Object key = context.keyed() == null ? null : context.keyed().currentKey();
        partitions.computeIfAbsent(key, _ -> new ArrayList<>()).add(copier.copy(value));
    }

    @Override
    public void watermark(long timestamp) {
        // A partition emits nothing before its end. The last watermark follows its results.
        if (timestamp == Long.MAX_VALUE) isTimeOver = true;
    }

    @Override
    public void end() {
        // A subtask without records still processes an empty partition; a key without records does not exist.
        if (context.keyed() == null && partitions.isEmpty()) partitions.put(null, new ArrayList<>());
        try {
            for (List<I> partition : partitions.values()) work.run(partition, collector);
        } catch (Throwable thrown) {
            throw failures.during(thrown, "at the end of the partition");
        }
        clear();
        if (isTimeOver) control.watermark(Long.MAX_VALUE);
        control.end();
    }

    private void clear() {
        partitions.clear();
        KeyedStates<Object> keyed = context.keyed();
        if (keyed != null) keyed.forEachKey(descriptor, (_, state) -> state.clear());
    }

    @Override
    public Receiver<?> control() {
        return control;
    }

    @Override
    public void close() throws Exception {
        UserFunctions.close(function);
    }
}
