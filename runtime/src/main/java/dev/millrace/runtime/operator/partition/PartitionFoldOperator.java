package dev.millrace.runtime.operator.partition;

import dev.millrace.api.operator.StateSnapshotContext;
import dev.millrace.api.state.ListState;
import dev.millrace.api.state.ListStateDescriptor;
import dev.millrace.api.state.ValueState;
import dev.millrace.api.state.ValueStateDescriptor;
import dev.millrace.api.type.Copier;
import dev.millrace.api.type.TypeInformation;
import dev.millrace.base.fault.Check;
import dev.millrace.exchange.Batch;
import dev.millrace.runtime.chain.OperatorContext;
import dev.millrace.runtime.chain.Receiver;
import dev.millrace.runtime.chain.UserFailures;
import dev.millrace.runtime.chain.UserFunctions;
import dev.millrace.runtime.operator.KeyedOperator;
import dev.millrace.runtime.operator.OneInput;
import dev.millrace.state.KeyedStates;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Folds each partition into one value as its records arrive, and emits the result at the end of the input.
public final class PartitionFoldOperator<I, A, O> implements OneInput<I>, KeyedOperator {
    private final PartitionFold<I, A, O> fold;
    private final Copier<I> copier;
    private final Receiver<O> out;
    private final Receiver<?> control;
    private final UserFailures failures;
    private final @Nullable KeyedStates<Object> keyed;
    private final ValueStateDescriptor<A> descriptor;
    /// The values by key; null if the stream is not keyed.
    private final @Nullable ValueState<A> byKey;
    /// The value of a stream without keys. Filled only for snapshots.
    private final @Nullable ListState<A> whole;

    private @Nullable A value;
    private boolean isTimeOver;

    /// Creates the operator and restores its values.
    ///
    /// @param fold has an open user function; closed with the operator
    /// @param name the name of the state
    /// @param type the type of the values
    @SuppressWarnings("unchecked")
    public PartitionFoldOperator(
            PartitionFold<I, A, O> fold,
            String name,
            TypeInformation<A> type,
            Copier<I> copier,
            OperatorContext context) {
        this.fold = fold;
        this.copier = copier;
        this.out = (Receiver<O>) (Receiver<?>) context.output();
        this.control = context.control();
        this.failures = context.failures();
        this.keyed = context.keyed();
        this.descriptor = new ValueStateDescriptor<>(name, type);
        descriptor.initializeSerializerUnlessSet(context.execution());
        try {
            this.byKey = keyed == null ? null : keyed.value(descriptor);
            this.whole = keyed != null
                    ? null
                    : context.operatorStates()
                            .getListState(new ListStateDescriptor<>(name, descriptor.getSerializer()));
            restore();
        } catch (Exception thrown) {
            throw failures.opening(thrown);
        }
    }

    private void restore() throws Exception {
        if (whole == null) return;
        for (A each : Check.present(whole.get(), "a list")) {
            A present = value;
            value = present == null ? each : fold.merge(present, each);
        }
        whole.clear();
    }

    @Override
    public void snapshotState(StateSnapshotContext snapshot) throws Exception {
        A present = value;
        if (whole != null) whole.update(present == null ? List.of() : List.of(present));
    }

    @Override
    public void record(I record, long timestamp) {
        try {
            I owned = copier.copy(record);
            if (byKey == null) value = added(value, owned);
            else byKey.update(added(byKey.value(), owned));
        } catch (Throwable thrown) {
            throw failures.at(thrown, record, timestamp);
        }
    }

    private A added(@Nullable A before, I record) throws Exception {
        return before == null ? fold.first(record) : fold.add(before, record);
    }

    @Override
    public void watermark(long timestamp) {
        // A partition emits nothing before its end. The last watermark follows its results.
        if (timestamp == Long.MAX_VALUE) isTimeOver = true;
    }

    @Override
    public void endOfKey() {
        emit(Check.present(byKey, "the values of keys"));
    }

    @Override
    public void end() {
        if (keyed == null) emitWhole();
        else keyed.forEachKey(descriptor, (_, state) -> emit(state));
        if (isTimeOver) control.watermark(Long.MAX_VALUE);
        control.end();
    }

    private void emit(ValueState<A> state) {
        try {
            A present = state.value();
            if (present != null) out.record(fold.result(present), Batch.NO_TIMESTAMP);
            state.clear();
        } catch (Throwable thrown) {
            throw failures.during(thrown, "at the end of the partition");
        }
    }

    /// A subtask without records still aggregates an empty partition; a key without records does not exist.
    private void emitWhole() {
        A present = value;
        value = null;
        try {
            if (present != null) out.record(fold.result(present), Batch.NO_TIMESTAMP);
            else if (fold.hasEmptyResult()) out.record(fold.emptyResult(), Batch.NO_TIMESTAMP);
        } catch (Throwable thrown) {
            throw failures.during(thrown, "at the end of the partition");
        }
    }

    @Override
    public Receiver<?> control() {
        return control;
    }

    @Override
    public void close() throws Exception {
        UserFunctions.close(fold.function());
    }
}
