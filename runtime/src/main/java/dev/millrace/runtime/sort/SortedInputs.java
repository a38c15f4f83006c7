package dev.millrace.runtime.sort;

import dev.millrace.api.plan.Operation;
import dev.millrace.api.plan.Step;
import dev.millrace.api.serializer.TypeSerializer;
import dev.millrace.api.type.SerializerConfig;
import dev.millrace.api.type.TypeInformation;
import dev.millrace.base.host.Disk;
import dev.millrace.exchange.Batch;
import dev.millrace.runtime.chain.Operator;
import dev.millrace.runtime.chain.OperatorMaker;
import dev.millrace.runtime.chain.Receiver;
import dev.millrace.runtime.operator.KeyedOperator;
import dev.millrace.state.KeyedStates;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/// Sorts the input of keyed operators in batch mode. An operator receives the records of one key after the other, each
/// key's records in order of time. After a key, its timers fire and its state is dropped. Records of inputs without
/// keys (broadcast inputs) pass through at once, so every keyed record sees all of them.
///
/// The records wait in memory until the inputs end, and in temporary files if they need too much memory. Used by the
/// thread of one subtask.
public final class SortedInputs implements AutoCloseable {

    /// Says how an operator's input is sorted.
    ///
    /// @param keyed the state of the operator
    /// @param key the serializer of the keys
    /// @param serializers the settings of the serializers of records
    /// @param disk the disk for temporary files
    /// @param memoryBytes the number of bytes that records may need in memory
    public record Sorting(
            KeyedStates<Object> keyed,
            TypeSerializer<Object> key,
            SerializerConfig serializers,
            Disk disk,
            long memoryBytes) {}

    private final Operator operator;
    private final KeyedStates<Object> keyed;
    private final boolean passesTimeless;
    private final boolean dropsState;
    private final KeySorter sorter;
    private final List<Receiver<Object>> targets = new ArrayList<>();
    private final List<Receiver<Object>> inputs = new ArrayList<>();
    private int open;

    /// Creates the inputs of an operator whose input must be sorted.
    ///
    /// @param unsorted the operator's own inputs
    public SortedInputs(Operator operator, IntFunction<Receiver<Object>> unsorted, Step<?> step, Sorting sorting) {
        this.operator = operator;
        this.keyed = sorting.keyed;
        // A reduction keeps its value in state, and records without a timestamp precede all others in any case.
        this.passesTimeless = step.operation() instanceof Operation.KeyedReduce;
        this.dropsState = dropsState(step.operation());
        this.sorter = sorter(step, sorting);
        this.open = step.inputs().size();
        for (int i = 0; i < open; i++) {
            Receiver<Object> target = unsorted.apply(i);
            targets.add(target);
            inputs.add(step.keyed(i) == null ? new Passing(this, target) : new Collecting(this, i));
        }
    }

    @SuppressWarnings("unchecked") // the receivers of an input know the type of its records
    private static KeySorter sorter(Step<?> step, Sorting sorting) {
        List<TypeSerializer<Object>> serializers = new ArrayList<>();
        for (Step<?> each : step.inputs()) {
            TypeInformation<Object> type = (TypeInformation<Object>) each.type();
            serializers.add(type.createSerializer(sorting.serializers));
        }
        RecordKinds kinds = new RecordKinds(sorting.key, serializers);
        return new KeySorter(sorting.keyed, kinds, sorting.disk, sorting.memoryBytes);
    }

    /// Returns whether the results of a keyed operator depend on the order of its input.
    public static boolean isOrdered(Operation operation) {
        return switch (operation) {
            case Operation.KeyedReduce _,
                    Operation.Window _,
                    Operation.CoGroup _,
                    Operation.WindowJoin _,
                    Operation.IntervalJoin _ -> true;
            default -> dropsState(operation);
        };
    }

    /// Returns whether the operator needs no state of a key after the key's last record and timers. Windows need their
    /// state until the last watermark.
    private static boolean dropsState(Operation operation) {
        return switch (operation) {
            case Operation.Transform(OperatorMaker _) -> false;
            case Operation.Map _,
                    Operation.FlatMap _,
                    Operation.Filter _,
                    Operation.Process _,
                    Operation.KeyedProcess _,
                    Operation.CoMap _,
                    Operation.CoFlatMap _,
                    Operation.CoProcess _,
                    Operation.KeyedCoProcess _,
                    Operation.KeyedBroadcastProcess _,
                    Operation.MapPartition _,
                    Operation.SortPartition _,
                    Operation.PartitionReduce _,
                    Operation.PartitionAggregate _,
                    Operation.Transform _ -> true;
            default -> false;
        };
    }

    /// Returns an input.
    public Receiver<Object> input(int index) {
        return inputs.get(index);
    }

    private void add(int input, Object value, long timestamp) {
        if (passesTimeless && timestamp == Batch.NO_TIMESTAMP)
            targets.get(input).record(value, timestamp);
        else sorter.add(new SortedRecord(timestamp, input, value));
    }

    private void inputEnded() {
        if (--open > 0) return;
        sorter.drain(new Replay());
        for (Receiver<Object> target : targets) target.watermark(Long.MAX_VALUE);
        for (Receiver<Object> target : targets) target.end();
    }

    /// Deletes the temporary files.
    @Override
    public void close() throws IOException {
        sorter.close();
    }

    private final class Replay implements KeySorter.Target {
        private Object key = "";
        private int hash;

        @Override
        public void key(Object next, int hashOfNext) {
            key = next;
            hash = hashOfNext;
            if (operator instanceof KeyedOperator begun) begun.beginKey();
        }

        @Override
        public void record(SortedRecord record) {
            keyed.select(key, hash);
            targets.get(record.input()).record(record.value(), record.timestamp());
        }

        @Override
        public void endOfKey() {
            if (operator instanceof KeyedOperator done) {
                keyed.select(key, hash);
                done.endOfKey();
            }
            if (!dropsState) return;
            keyed.select(key, hash);
            keyed.dropCurrent();
        }
    }

    /// Collects the records of a keyed input. Drops watermarks, because event time does not advance in batch mode
    /// before the end.
    private record Collecting(SortedInputs all, int index) implements Receiver<Object> {
        @Override
        public void record(Object value, long timestamp) {
            all.add(index, value, timestamp);
        }

        @Override
        public void watermark(long timestamp) {}

        @Override
        public void idle(boolean isIdle) {}

        @Override
        public void backlog(boolean isBacklog) {}

        @Override
        public void end() {
            all.inputEnded();
        }
    }

    private record Passing(SortedInputs all, Receiver<Object> target) implements Receiver<Object> {
        @Override
        public void record(Object value, long timestamp) {
            target.record(value, timestamp);
        }

        @Override
        public void watermark(long timestamp) {}

        @Override
        public void idle(boolean isIdle) {}

        @Override
        public void backlog(boolean isBacklog) {}

        @Override
        public void end() {
            all.inputEnded();
        }
    }
}
