package dev.millrace.runtime.operator;

import dev.millrace.api.plan.Operation;
import dev.millrace.api.plan.Step;
import dev.millrace.exchange.Batch;
import dev.millrace.runtime.chain.Operator;
import dev.millrace.runtime.chain.OperatorMaker;
import dev.millrace.runtime.chain.Receiver;
import dev.millrace.state.KeyedStates;
import dev.millrace.state.table.ColumnKind;
import dev.millrace.state.table.KeyedTable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/// Sorts the input of keyed operators in batch mode. An operator receives the records of one key after the other, each
/// key's records in order of time. After a key, its timers fire and its state is dropped. Records of inputs without
/// keys (broadcast inputs) pass through at once, so every keyed record sees all of them.
///
/// The records stay on the heap until the inputs end, so a subtask needs memory for all its records.
public final class SortedInputs {
    private final Operator operator;
    private final KeyedStates<Object> keyed;
    private final boolean passesTimeless;
    private final boolean dropsState;
    private final KeyedTable<Object> table;
    private final List<@Nullable KeyRecords> keys = new ArrayList<>();
    private final List<Receiver<Object>> targets = new ArrayList<>();
    private final List<Receiver<Object>> inputs = new ArrayList<>();
    private int open;

    private SortedInputs(
            Operator operator, IntFunction<Receiver<Object>> guarded, Step<?> step, KeyedStates<Object> keyed) {
        this.operator = operator;
        this.keyed = keyed;
        // A reduction keeps its value in state, and records without a timestamp precede all others in any case.
        this.passesTimeless = step.operation() instanceof Operation.KeyedReduce;
        this.dropsState = dropsState(step.operation());
        this.table = KeyedTable.of(keyed.keyShape(), ColumnKind.OBJECT);
        this.open = step.inputs().size();
        for (int i = 0; i < open; i++) {
            Receiver<Object> target = guarded.apply(i);
            targets.add(target);
            inputs.add(step.keyed(i) == null ? new Passing(this, target) : new Sorting(this, i));
        }
    }

    /// Returns the operator's inputs. Sorts them if the operator is keyed and its results depend on the order.
    ///
    /// @param guarded the unsorted inputs
    public static IntFunction<Receiver<Object>> of(
            Operator operator,
            IntFunction<Receiver<Object>> guarded,
            Step<?> step,
            @Nullable KeyedStates<Object> keyed) {
        if (keyed == null || !isOrdered(step.operation())) return guarded;
        SortedInputs sorted = new SortedInputs(operator, guarded, step, keyed);
        return sorted.inputs::get;
    }

    private static boolean isOrdered(Operation operation) {
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
                    Operation.Transform _ -> true;
            default -> false;
        };
    }

    private void add(int input, Object value, long timestamp) {
        if (passesTimeless && timestamp == Batch.NO_TIMESTAMP)
            targets.get(input).record(value, timestamp);
        else ofKey().add(timestamp, input, value);
    }

    private KeyRecords ofKey() {
        int hash = keyed.currentHash();
        int slot = keyed.keyShape().isPrimitive()
                ? table.claim(keyed.currentLongKey(), hash)
                : table.claim(keyed.currentKey(), hash);
        if (!table.wasInserted()) return (KeyRecords) table.getObject(0, slot);
        KeyRecords made = new KeyRecords(keyed.currentKey(), hash);
        table.setObject(0, slot, made);
        keys.add(made);
        return made;
    }

    private void inputEnded() {
        if (--open > 0) return;
        table.clear();
        for (int i = 0; i < keys.size(); i++) {
            KeyRecords each = keys.set(i, null);
            if (each != null) replay(each);
        }
        for (Receiver<Object> target : targets) target.watermark(Long.MAX_VALUE);
        for (Receiver<Object> target : targets) target.end();
    }

    private void replay(KeyRecords records) {
        for (KeyRecords.Entry each : records.inOrder()) {
            keyed.select(records.key(), records.hash());
            targets.get(each.input()).record(each.value(), each.timestamp());
        }
        if (operator instanceof KeyedOperator done) {
            keyed.select(records.key(), records.hash());
            done.endOfKey();
        }
        if (!dropsState) return;
        keyed.select(records.key(), records.hash());
        keyed.dropCurrent();
    }

    /// Collects the records of a keyed input. Drops watermarks, because event time does not advance in batch mode
    /// before the end.
    private record Sorting(SortedInputs all, int index) implements Receiver<Object> {
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
