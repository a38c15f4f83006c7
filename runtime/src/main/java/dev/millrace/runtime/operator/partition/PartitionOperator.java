package dev.millrace.runtime.operator.partition;

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
import dev.millrace.runtime.operator.KeyedOperator;
import dev.millrace.runtime.operator.OneInput;
import dev.millrace.runtime.operator.TimestampingCollector;
import dev.millrace.state.KeyedStates;
import dev.millrace.state.operator.SpooledList;
import org.jspecify.annotations.Nullable;

/// Collects whole partitions and processes them at the end of the input. If the stream has no key, or if the input is
/// sorted by key, the records move to a temporary file when they need too much memory. Otherwise they are keyed state.
public final class PartitionOperator<I, O> implements OneInput<I>, KeyedOperator {

    /// Processes a complete partition.
    @FunctionalInterface
    public interface Work<I, O> {
        /// Processes a partition.
        ///
        /// @param records all records of the partition, in order of arrival; empty if the subtask received none
        void run(Iterable<I> records, TimestampingCollector<O> out) throws Exception;
    }

    private final Work<I, O> work;
    private final Object function;
    private final Copier<I> copier;
    private final TimestampingCollector<O> collector;
    private final Receiver<?> control;
    private final UserFailures failures;
    private final @Nullable KeyedStates<Object> keyed;
    private final ListStateDescriptor<I> descriptor;
    /// The records of the subtask, or of the current key of sorted input; null if keyed state has all records.
    private final @Nullable SpooledList<I> current;
    /// The records by key; null if the stream is not keyed.
    private final @Nullable ListState<I> byKey;

    private boolean isSorted;
    private boolean isTimeOver;

    /// Creates the operator and restores its records.
    ///
    /// @param function the open user function that `work` calls; closed with the operator
    @SuppressWarnings("unchecked")
    public PartitionOperator(Work<I, O> work, Object function, Copier<I> copier, OperatorContext context) {
        this.work = work;
        this.function = function;
        this.copier = copier;
        this.collector =
                new TimestampingCollector<>((Receiver<O>) (Receiver<?>) context.output()).at(Batch.NO_TIMESTAMP);
        this.control = context.control();
        this.failures = context.failures();
        this.keyed = context.keyed();
        this.descriptor = records(context);
        try {
            this.byKey = keyed == null ? null : keyed.list(descriptor);
            this.current = keyed != null && !context.isBatch()
                    ? null
                    : context.operatorStates()
                            .spooledList(records(context), context.host().disk(), memoryBytes(context));
        } catch (Exception thrown) {
            throw failures.opening(thrown);
        }
    }

    @SuppressWarnings("unchecked")
    private static <I> ListStateDescriptor<I> records(OperatorContext context) {
        TypeInformation<I> type =
                (TypeInformation<I>) context.step().inputs().getFirst().type();
        return new ListStateDescriptor<>(
                "millrace.partition", type.createSerializer(context.execution().getSerializerConfig()));
    }

    /// Returns the memory for records. Half of the subtask's memory is for sorting the records.
    public static long memoryBytes(OperatorContext context) {
        return context.services().memoryBytes() / 2;
    }

    @Override
    public void record(I value, long timestamp) {
        try {
            records().add(copier.copy(value));
        } catch (Exception thrown) {
            throw failures.at(thrown, value, timestamp);
        }
    }

    private ListState<I> records() {
        if (byKey != null && !isSorted) return byKey;
        return Check.present(current, "the records of a partition");
    }

    @Override
    public void watermark(long timestamp) {
        // A partition emits nothing before its end. The last watermark follows its results.
        if (timestamp == Long.MAX_VALUE) isTimeOver = true;
    }

    @Override
    public void beginKey() {
        isSorted = true;
    }

    @Override
    public void endOfKey() {
        process(records());
    }

    @Override
    public void end() {
        // A subtask without records still processes an empty partition; a key without records does not exist.
        if (keyed == null) process(records());
        else keyed.forEachKey(descriptor, (_, state) -> process(state));
        if (isTimeOver) control.watermark(Long.MAX_VALUE);
        control.end();
    }

    private void process(ListState<I> partition) {
        try {
            work.run(Check.present(partition.get(), "a list"), collector);
        } catch (Throwable thrown) {
            throw failures.during(thrown, "at the end of the partition");
        }
        partition.clear();
    }

    @Override
    public Receiver<?> control() {
        return control;
    }

    @Override
    public void close() throws Exception {
        try (SpooledList<I> _ = current) {
            UserFunctions.close(function);
        }
    }
}
