package dev.millrace.api.plan;

import dev.millrace.api.async.AsyncFunction;
import dev.millrace.api.async.AsyncRetryStrategy;
import dev.millrace.api.function.AggregateFunction;
import dev.millrace.api.function.CoFlatMapFunction;
import dev.millrace.api.function.CoGroupFunction;
import dev.millrace.api.function.CoMapFunction;
import dev.millrace.api.function.FilterFunction;
import dev.millrace.api.function.FlatJoinFunction;
import dev.millrace.api.function.FlatMapFunction;
import dev.millrace.api.function.KeySelector;
import dev.millrace.api.function.MapFunction;
import dev.millrace.api.function.MapPartitionFunction;
import dev.millrace.api.function.ReduceFunction;
import dev.millrace.api.process.BroadcastProcessFunction;
import dev.millrace.api.process.CoProcessFunction;
import dev.millrace.api.process.KeyedBroadcastProcessFunction;
import dev.millrace.api.process.KeyedCoProcessFunction;
import dev.millrace.api.process.KeyedProcessFunction;
import dev.millrace.api.process.ProcessFunction;
import dev.millrace.api.sink.Sink;
import dev.millrace.api.source.Source;
import dev.millrace.api.state.MapStateDescriptor;
import dev.millrace.api.time.WatermarkStrategy;
import dev.millrace.api.type.OutputTag;
import dev.millrace.api.type.TypeInformation;
import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a step does. The functions' types were checked by the compiler when the step was described, so they are
/// wildcards here.
public sealed interface Operation extends Serializable {

    /// Operations that only say how records travel; a built job has no step for them.
    sealed interface Virtual extends Operation {}

    /// Operations that work on records.
    sealed interface Physical extends Operation {}

    /// All inputs as one stream.
    record Union() implements Virtual {}

    /// The input, partitioned in a certain way for the steps after it.
    record Partition(Partitioning partitioning) implements Virtual {}

    /// The input, of which the program says that it is partitioned by this key already: it travels forward.
    record PartitionedAlready(Partitioning.Keyed keyed) implements Virtual {}

    /// A side output of the input.
    record SideOutput(OutputTag<?> tag) implements Virtual {}

    /// Reads a source; has no input.
    record Read(Source<?, ?, ?> source, WatermarkStrategy<?> watermarks) implements Physical {}

    /// One record for each.
    record Map(MapFunction<?, ?> function) implements Physical {}

    /// Any number of records for each.
    record FlatMap(FlatMapFunction<?, ?> function) implements Physical {}

    /// Those records that pass.
    record Filter(FilterFunction<?> function) implements Physical {}

    /// A function with side outputs. On a keyed input the function may use state and timers of the key.
    record Process(ProcessFunction<?, ?> function) implements Physical {}

    /// Sets timestamps and makes watermarks; those from above are replaced.
    record Timestamps(WatermarkStrategy<?> watermarks) implements Physical {}

    /// The reduction of all records of the key so far, for each record.
    record KeyedReduce(ReduceFunction<?> function) implements Physical {}

    /// A function with state and timers of the key.
    record KeyedProcess(KeyedProcessFunction<?, ?, ?> function) implements Physical {}

    /// A window of a keyed input. Windows over all records have a constant key and parallelism 1.
    record Window(WindowPlan window) implements Physical {}

    /// A function that answers later.
    ///
    /// @param isOrdered whether answers leave in the order of the records
    /// @param timeoutMillis of one record with all its retries; 0 for none
    /// @param capacity most records in flight
    record Async(
            AsyncFunction<?, ?> function,
            boolean isOrdered,
            long timeoutMillis,
            int capacity,
            @Nullable AsyncRetryStrategy<?> retries)
            implements Physical {}

    /// Hands records to a sink; has no output.
    record Write(Sink<?> sink) implements Physical {}

    /// Hands records to a sink and emits what its writer prepares for a committer.
    record Prepare(Sink<?> sink) implements Physical {}

    /// Commits what writers, or steps behind them, have prepared, and emits what was committed.
    record Commit(CommitterFactory<?> factory) implements Physical {}

    /// A function of all records of a subtask, or of a key on a keyed input, at the end of the input.
    record MapPartition(MapPartitionFunction<?, ?> function) implements Physical {}

    /// All records of a subtask, or of a key on a keyed input, sorted, at the end of the input.
    ///
    /// @param selector gives what is compared
    /// @param sortType the type of what is compared
    record SortPartition(KeySelector<?, ?> selector, TypeInformation<?> sortType, boolean isAscending)
            implements Physical {}

    /// One record for all of a subtask, or of a key on a keyed input, at the end of the input.
    record PartitionReduce(ReduceFunction<?> function) implements Physical {}

    /// One result for all records of a subtask, or of a key on a keyed input, at the end of the input.
    record PartitionAggregate(AggregateFunction<?, ?, ?> function) implements Physical {}

    /// One record for each of either input.
    record CoMap(CoMapFunction<?, ?, ?> function) implements Physical {}

    /// Any number of records for each of either input.
    record CoFlatMap(CoFlatMapFunction<?, ?, ?> function) implements Physical {}

    /// A function of two inputs with timers and side outputs. On keyed inputs it may use state and timers of the key.
    record CoProcess(CoProcessFunction<?, ?, ?> function) implements Physical {}

    /// A function of two keyed inputs.
    record KeyedCoProcess(KeyedCoProcessFunction<?, ?, ?, ?> function) implements Physical {}

    /// A function of a plain and a broadcast input.
    record BroadcastProcess(BroadcastProcessFunction<?, ?, ?> function, List<MapStateDescriptor<?, ?>> states)
            implements Physical {}

    /// A function of a keyed and a broadcast input.
    record KeyedBroadcastProcess(
            KeyedBroadcastProcessFunction<?, ?, ?, ?> function, List<MapStateDescriptor<?, ?>> states)
            implements Physical {}

    /// Joins two keyed inputs by time.
    record IntervalJoin(IntervalJoinPlan join) implements Physical {}

    /// Both sides of each window and key together, also if one is empty.
    record CoGroup(WindowPlan window, CoGroupFunction<?, ?, ?> function) implements Physical {}

    /// Each pair of elements of each window and key.
    record WindowJoin(WindowPlan window, FlatJoinFunction<?, ?, ?> function) implements Physical {}

    /// An operator of the program's own, of one or two inputs. On keyed inputs it may use state and timers of the key.
    record Transform(OperatorFactory factory) implements Physical {}
}
