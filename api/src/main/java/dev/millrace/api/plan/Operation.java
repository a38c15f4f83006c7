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

/// Describes the operation of a step. The types of functions are wildcards, because the compiler checked them when the
/// program described the step.
public sealed interface Operation extends Serializable {

    /// Describes how records travel. A built job has no step for such an operation.
    sealed interface Virtual extends Operation {}

    /// Processes records.
    sealed interface Physical extends Operation {}

    /// Unites all inputs into one stream.
    record Union() implements Virtual {}

    /// Partitions the input for the next steps.
    record Partition(Partitioning partitioning) implements Virtual {}

    /// Declares that the input is already partitioned by a key. Records travel forward.
    record PartitionedAlready(Partitioning.Keyed keyed) implements Virtual {}

    /// Selects a side output of the input.
    record SideOutput(OutputTag<?> tag) implements Virtual {}

    /// Reads a source. The operation has no input.
    record Read(Source<?, ?, ?> source, WatermarkStrategy<?> watermarks) implements Physical {}

    /// Emits one record for each record.
    record Map(MapFunction<?, ?> function) implements Physical {}

    /// Emits any number of records for each record.
    record FlatMap(FlatMapFunction<?, ?> function) implements Physical {}

    /// Emits the records that pass a filter.
    record Filter(FilterFunction<?> function) implements Physical {}

    /// Calls a function with side outputs. If the input is keyed, the function may use state and timers of the key.
    record Process(ProcessFunction<?, ?> function) implements Physical {}

    /// Sets timestamps and creates watermarks. Watermarks of the input are replaced.
    record Timestamps(WatermarkStrategy<?> watermarks) implements Physical {}

    /// Emits the reduction of all records of the key so far, for each record.
    record KeyedReduce(ReduceFunction<?> function) implements Physical {}

    /// Calls a function with state and timers of the key.
    record KeyedProcess(KeyedProcessFunction<?, ?, ?> function) implements Physical {}

    /// Groups a keyed input into windows. Windows over all records have a constant key and parallelism 1.
    record Window(WindowPlan window) implements Physical {}

    /// Calls an asynchronous function.
    ///
    /// @param isOrdered whether results leave in the order of the records
    /// @param timeoutMillis the timeout of one record with all its retries; 0 for none
    /// @param capacity the largest number of records in flight
    /// @param retries the strategy of retries; null for none
    record Async(
            AsyncFunction<?, ?> function,
            boolean isOrdered,
            long timeoutMillis,
            int capacity,
            @Nullable AsyncRetryStrategy<?> retries)
            implements Physical {}

    /// Writes records to a sink. The operation has no output.
    record Write(Sink<?> sink) implements Physical {}

    /// Writes records to a sink and emits the committables of its writer.
    record Prepare(Sink<?> sink) implements Physical {}

    /// Commits the committables of writers or of steps behind them, and emits the committed ones.
    record Commit(CommitterFactory<?> factory) implements Physical {}

    /// Calls a function with all records of a subtask, or of a key if the input is keyed, at the end of the input.
    record MapPartition(MapPartitionFunction<?, ?> function) implements Physical {}

    /// Sorts all records of a subtask, or of a key if the input is keyed, at the end of the input.
    ///
    /// @param selector returns the sort key
    /// @param sortType the type of the sort key
    record SortPartition(KeySelector<?, ?> selector, TypeInformation<?> sortType, boolean isAscending)
            implements Physical {}

    /// Reduces all records of a subtask, or of a key if the input is keyed, to one at the end of the input.
    record PartitionReduce(ReduceFunction<?> function) implements Physical {}

    /// Aggregates all records of a subtask, or of a key if the input is keyed, at the end of the input.
    record PartitionAggregate(AggregateFunction<?, ?, ?> function) implements Physical {}

    /// Emits one record for each record of either input.
    record CoMap(CoMapFunction<?, ?, ?> function) implements Physical {}

    /// Emits any number of records for each record of either input.
    record CoFlatMap(CoFlatMapFunction<?, ?, ?> function) implements Physical {}

    /// Calls a function of two inputs with timers and side outputs. If the inputs are keyed, the function may use
    /// state of the key.
    record CoProcess(CoProcessFunction<?, ?, ?> function) implements Physical {}

    /// Calls a function of two keyed inputs.
    record KeyedCoProcess(KeyedCoProcessFunction<?, ?, ?, ?> function) implements Physical {}

    /// Calls a function of a plain input and a broadcast input.
    record BroadcastProcess(BroadcastProcessFunction<?, ?, ?> function, List<MapStateDescriptor<?, ?>> states)
            implements Physical {}

    /// Calls a function of a keyed input and a broadcast input.
    record KeyedBroadcastProcess(
            KeyedBroadcastProcessFunction<?, ?, ?, ?> function, List<MapStateDescriptor<?, ?>> states)
            implements Physical {}

    /// Joins two keyed inputs by time.
    record IntervalJoin(IntervalJoinPlan join) implements Physical {}

    /// Calls a function with both sides of each window and key, even if one side is empty.
    record CoGroup(WindowPlan window, CoGroupFunction<?, ?, ?> function) implements Physical {}

    /// Calls a function with each pair of elements of each window and key.
    record WindowJoin(WindowPlan window, FlatJoinFunction<?, ?, ?> function) implements Physical {}

    /// Runs an operator of the program with one or two inputs. If the inputs are keyed, the operator may use state
    /// of the key.
    record Transform(OperatorFactory factory) implements Physical {}
}
