package dev.millrace.api;

import dev.millrace.api.function.KeySelector;
import dev.millrace.api.function.ReduceFunction;
import dev.millrace.api.plan.IntervalJoinPlan;
import dev.millrace.api.plan.Operation;
import dev.millrace.api.plan.Partitioning;
import dev.millrace.api.plan.Step;
import dev.millrace.api.plan.StreamFaults;
import dev.millrace.api.process.KeyedProcessFunction;
import dev.millrace.api.process.ProcessJoinFunction;
import dev.millrace.api.time.legacy.Time;
import dev.millrace.api.type.FieldAccess;
import dev.millrace.api.type.OutputTag;
import dev.millrace.api.type.TypeExtractor;
import dev.millrace.api.type.TypeInformation;
import dev.millrace.api.util.Preconditions;
import dev.millrace.api.window.GlobalWindow;
import dev.millrace.api.window.TimeWindow;
import dev.millrace.api.window.Window;
import dev.millrace.api.window.WindowAssigner;
import dev.millrace.api.window.assigner.GlobalWindows;
import dev.millrace.api.window.evictor.CountEvictor;
import dev.millrace.api.window.trigger.CountTrigger;
import dev.millrace.api.window.trigger.PurgingTrigger;
import dev.millrace.base.fault.MillraceException;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Represents a stream that is partitioned by a key. Functions on this stream may use state and timers for each key.
public class KeyedStream<T, KEY> extends DataStream<T> {
    private final KeySelector<T, KEY> keySelector;
    private final TypeInformation<KEY> keyType;

    /// Partitions a stream by a key.
    public KeyedStream(DataStream<T> dataStream, KeySelector<T, KEY> keySelector) {
        this(dataStream, keySelector, TypeExtractor.getKeySelectorTypes(keySelector, dataStream.getType()));
    }

    /// Partitions a stream by a key.
    public KeyedStream(DataStream<T> dataStream, KeySelector<T, KEY> keySelector, TypeInformation<KEY> keyType) {
        this(dataStream, keySelector, keyType, new Operation.Partition(Keys.partitioning(keySelector, keyType)));
    }

    KeyedStream(
            DataStream<T> stream, KeySelector<T, KEY> keySelector, TypeInformation<KEY> keyType, Operation operation) {
        super(stream.environment, keyed(stream, operation));
        this.keySelector = keySelector;
        this.keyType = keyType;
    }

    private static <T> Step<T> keyed(DataStream<T> stream, Operation operation) {
        return stream.environment.add("Key By", operation, List.of(stream.step()), stream.step()::type);
    }

    /// Returns the function that extracts the keys.
    public KeySelector<T, KEY> getKeySelector() {
        return keySelector;
    }

    /// Returns the type of the keys.
    public TypeInformation<KEY> getKeyType() {
        return keyType;
    }

    @Override
    DataStream<T> partitioned(Partitioning partitioning) {
        throw StreamFaults.PARTITIONING
                .unsupported("A keyed stream is partitioned as %s.", partitioning.label())
                .why("This would undo the partitioning by key.")
                .fix("Partition the stream before keyBy(...), or remove keyBy(...).");
    }

    // ---- functions

    /// Applies a function that may use state and timers for each key.
    public <R> SingleOutputStreamOperator<R> process(KeyedProcessFunction<KEY, T, R> keyedProcessFunction) {
        return process(
                keyedProcessFunction,
                () -> Outputs.ofKeyed(keyedProcessFunction, KeyedProcessFunction.class, getType()));
    }

    /// Applies a function that may use state and timers for each key.
    public <R> SingleOutputStreamOperator<R> process(
            KeyedProcessFunction<KEY, T, R> keyedProcessFunction, TypeInformation<R> outputType) {
        return process(keyedProcessFunction, () -> outputType);
    }

    private <R> SingleOutputStreamOperator<R> process(
            KeyedProcessFunction<KEY, T, R> function, Supplier<TypeInformation<R>> type) {
        return then("KeyedProcess", new Operation.KeyedProcess(clean(function)), type);
    }

    /// Emits for each record the reduction of all records of its key so far.
    public SingleOutputStreamOperator<T> reduce(ReduceFunction<T> reducer) {
        return then("Keyed Reduce", new Operation.KeyedReduce(clean(reducer)), step()::type);
    }

    /// Emits for each record the sum of the field at a position over all records of its key so far. Positions start at
    /// 0. The other fields are those of the first record.
    public SingleOutputStreamOperator<T> sum(int positionToSum) {
        return rolling(Rolling.sum(getType(), field(positionToSum)));
    }

    /// Emits for each record the sum of the field over all records of its key so far. The other fields are those of the
    /// first record.
    public SingleOutputStreamOperator<T> sum(String field) {
        return rolling(Rolling.sum(getType(), field(field)));
    }

    /// Emits for each record the minimum of the field at a position over all records of its key so far. Positions start
    /// at 0. The other fields are those of the first record.
    public SingleOutputStreamOperator<T> min(int positionToMin) {
        return rolling(Rolling.min(getType(), field(positionToMin)));
    }

    /// Emits for each record the minimum of the field over all records of its key so far. The other fields are those of
    /// the first record.
    public SingleOutputStreamOperator<T> min(String field) {
        return rolling(Rolling.min(getType(), field(field)));
    }

    /// Emits for each record the maximum of the field at a position over all records of its key so far. Positions start
    /// at 0. The other fields are those of the first record.
    public SingleOutputStreamOperator<T> max(int positionToMax) {
        return rolling(Rolling.max(getType(), field(positionToMax)));
    }

    /// Emits for each record the maximum of the field over all records of its key so far. The other fields are those of
    /// the first record.
    public SingleOutputStreamOperator<T> max(String field) {
        return rolling(Rolling.max(getType(), field(field)));
    }

    /// Emits for each record the record of its key so far that has the minimum in the field.
    ///
    /// @param first true for the first of several such records, false for the last
    public SingleOutputStreamOperator<T> minBy(String field, boolean first) {
        return rolling(Rolling.minBy(field(field), first));
    }

    /// Emits for each record the record of its key so far that has the maximum in the field.
    ///
    /// @param first true for the first of several such records, false for the last
    public SingleOutputStreamOperator<T> maxBy(String field, boolean first) {
        return rolling(Rolling.maxBy(field(field), first));
    }

    /// Emits for each record the first record of its key so far that has the minimum in the field at a position.
    /// Positions start at 0.
    public SingleOutputStreamOperator<T> minBy(int positionToMinBy) {
        return minBy(positionToMinBy, true);
    }

    /// Emits for each record the first record of its key so far that has the minimum in the field.
    ///
    /// @param positionToMinBy the name of the field
    public SingleOutputStreamOperator<T> minBy(String positionToMinBy) {
        return minBy(positionToMinBy, true);
    }

    /// Emits for each record the record of its key so far that has the minimum in the field at a position. Positions
    /// start at 0.
    ///
    /// @param first true for the first of several such records, false for the last
    public SingleOutputStreamOperator<T> minBy(int positionToMinBy, boolean first) {
        return rolling(Rolling.minBy(field(positionToMinBy), first));
    }

    /// Emits for each record the first record of its key so far that has the maximum in the field at a position.
    /// Positions start at 0.
    public SingleOutputStreamOperator<T> maxBy(int positionToMaxBy) {
        return maxBy(positionToMaxBy, true);
    }

    /// Emits for each record the first record of its key so far that has the maximum in the field.
    ///
    /// @param positionToMaxBy the name of the field
    public SingleOutputStreamOperator<T> maxBy(String positionToMaxBy) {
        return maxBy(positionToMaxBy, true);
    }

    /// Emits for each record the record of its key so far that has the maximum in the field at a position. Positions
    /// start at 0.
    ///
    /// @param first true for the first of several such records, false for the last
    public SingleOutputStreamOperator<T> maxBy(int positionToMaxBy, boolean first) {
        return rolling(Rolling.maxBy(field(positionToMaxBy), first));
    }

    private FieldAccess<T, Object> field(int position) {
        return FieldAccess.of(getType(), position);
    }

    private FieldAccess<T, Object> field(String expression) {
        return FieldAccess.of(getType(), expression);
    }

    private SingleOutputStreamOperator<T> rolling(ReduceFunction<T> function) {
        return then("Keyed Aggregation", new Operation.KeyedReduce(clean(function)), step()::type);
    }

    // ---- windows

    /// Assigns the records of each key to tumbling windows of the environment's time characteristic, for programs of
    /// Flink 1.x.
    public WindowedStream<T, KEY, TimeWindow> timeWindow(Time size) {
        return timeWindow(size.toDuration());
    }

    /// Assigns the records of each key to sliding windows of the environment's time characteristic, for programs of
    /// Flink 1.x.
    public WindowedStream<T, KEY, TimeWindow> timeWindow(Time size, Time slide) {
        return timeWindow(size.toDuration(), slide.toDuration());
    }

    /// Assigns the records of each key to tumbling windows of the environment's time characteristic, for programs of
    /// Flink 1.x.
    public WindowedStream<T, KEY, TimeWindow> timeWindow(Duration size) {
        return window(EarlierStream.windows(this, size));
    }

    /// Assigns the records of each key to sliding windows of the environment's time characteristic, for programs of
    /// Flink 1.x.
    public WindowedStream<T, KEY, TimeWindow> timeWindow(Duration size, Duration slide) {
        return window(EarlierStream.windows(this, size, slide));
    }

    /// Assigns the records of each key to windows of a fixed number of records.
    public WindowedStream<T, KEY, GlobalWindow> countWindow(long size) {
        return window(GlobalWindows.create()).trigger(PurgingTrigger.of(CountTrigger.of(size)));
    }

    /// Fires for each key after every `slide` records with the last `size` records of the key.
    public WindowedStream<T, KEY, GlobalWindow> countWindow(long size, long slide) {
        return window(GlobalWindows.create()).evictor(CountEvictor.of(size)).trigger(CountTrigger.of(slide));
    }

    /// Assigns the records of each key to windows.
    public <W extends Window> WindowedStream<T, KEY, W> window(WindowAssigner<? super T, W> assigner) {
        return new WindowedStream<>(this, assigner);
    }

    /// Collects all records of each key in one window, which fires at the end of the input.
    @Override
    public PartitionWindowedStream<T> fullWindowPartition() {
        return new KeyedPartitionWindowedStream<>(environment, this);
    }

    // ---- interval join

    /// Begins a join with another keyed stream. Two records join if their keys are equal and their timestamps
    /// are close.
    public <T1> IntervalJoin<T, T1, KEY> intervalJoin(KeyedStream<T1, KEY> otherStream) {
        return new IntervalJoin<>(this, otherStream);
    }

    /// Represents a join of two keyed streams that has no bounds yet.
    public static class IntervalJoin<T1, T2, KEY> {
        private final KeyedStream<T1, KEY> one;
        private final KeyedStream<T2, KEY> two;
        private boolean isEventTime = true;

        IntervalJoin(KeyedStream<T1, KEY> one, KeyedStream<T2, KEY> two) {
            this.one = Preconditions.checkNotNull(one);
            this.two = Preconditions.checkNotNull(two, "the other stream must be given");
            one.checkSameEnvironment(two);
            Keys.checkSame(one.getKeyType(), one.step(), two.getKeyType(), two.step());
        }

        /// Joins by event time, which is the default.
        public IntervalJoin<T1, T2, KEY> inEventTime() {
            isEventTime = true;
            return this;
        }

        /// Requests a join by processing time, which is not supported: [#between] throws an exception.
        public IntervalJoin<T1, T2, KEY> inProcessingTime() {
            isEventTime = false;
            return this;
        }

        /// Works like [#between(Duration, Duration)], for programs of Flink 1.x.
        public IntervalJoined<T1, T2, KEY> between(Time lowerBound, Time upperBound) {
            return between(lowerBound.toDuration(), upperBound.toDuration());
        }

        /// Sets the bounds of the right timestamp relative to the left timestamp. Both bounds are inclusive.
        public IntervalJoined<T1, T2, KEY> between(Duration lowerBound, Duration upperBound) {
            Preconditions.checkNotNull(lowerBound, "the lower bound must be given");
            Preconditions.checkNotNull(upperBound, "the upper bound must be given");
            if (!isEventTime) {
                MillraceException fault = StreamFaults.JOIN
                        .what("An interval join uses processing time.")
                        .why("Interval joins compare the timestamps of records.")
                        .fix("Remove inProcessingTime(), and assign timestamps to both streams.");
                // Programs expect this exception class.
                RuntimeException thrown =
                        new UnsupportedTimeCharacteristicException(String.valueOf(fault.getMessage()));
                thrown.initCause(fault);
                throw thrown;
            }
            return new IntervalJoined<>(one, two, lowerBound.toMillis(), upperBound.toMillis(), true, true);
        }
    }

    /// Represents an interval join of two keyed streams that has bounds.
    public static class IntervalJoined<IN1, IN2, KEY> {
        private final KeyedStream<IN1, KEY> left;
        private final KeyedStream<IN2, KEY> right;
        private final long lowerBoundMillis;
        private final long upperBoundMillis;
        private boolean isLowerInclusive;
        private boolean isUpperInclusive;
        private @Nullable OutputTag<IN1> leftLateTag;
        private @Nullable OutputTag<IN2> rightLateTag;

        /// Describes an interval join. The bounds are the minimum and the maximum of the right timestamp minus the left
        /// timestamp, in milliseconds.
        public IntervalJoined(
                KeyedStream<IN1, KEY> left,
                KeyedStream<IN2, KEY> right,
                long lowerBound,
                long upperBound,
                boolean lowerBoundInclusive,
                boolean upperBoundInclusive) {
            this.left = left;
            this.right = right;
            this.lowerBoundMillis = lowerBound;
            this.upperBoundMillis = upperBound;
            this.isLowerInclusive = lowerBoundInclusive;
            this.isUpperInclusive = upperBoundInclusive;
        }

        /// Excludes pairs exactly at the upper bound.
        public IntervalJoined<IN1, IN2, KEY> upperBoundExclusive() {
            isUpperInclusive = false;
            return this;
        }

        /// Excludes pairs exactly at the lower bound.
        public IntervalJoined<IN1, IN2, KEY> lowerBoundExclusive() {
            isLowerInclusive = false;
            return this;
        }

        /// Sends left records that are later than the watermark to a side output.
        public IntervalJoined<IN1, IN2, KEY> sideOutputLeftLateData(OutputTag<IN1> outputTag) {
            leftLateTag = left.clean(outputTag);
            return this;
        }

        /// Sends right records that are later than the watermark to a side output.
        public IntervalJoined<IN1, IN2, KEY> sideOutputRightLateData(OutputTag<IN2> outputTag) {
            rightLateTag = right.clean(outputTag);
            return this;
        }

        /// Calls the function with each pair of records.
        public <OUT> SingleOutputStreamOperator<OUT> process(ProcessJoinFunction<IN1, IN2, OUT> processJoinFunction) {
            return process(
                    processJoinFunction,
                    () -> Outputs.ofTwo(
                            processJoinFunction, ProcessJoinFunction.class, 0, left.getType(), right.getType()));
        }

        /// Calls the function with each pair of records.
        public <OUT> SingleOutputStreamOperator<OUT> process(
                ProcessJoinFunction<IN1, IN2, OUT> processJoinFunction, TypeInformation<OUT> outputType) {
            return process(processJoinFunction, () -> outputType);
        }

        private <OUT> SingleOutputStreamOperator<OUT> process(
                ProcessJoinFunction<IN1, IN2, OUT> function, Supplier<TypeInformation<OUT>> type) {
            IntervalJoinPlan plan = new IntervalJoinPlan(
                    lowerBoundMillis,
                    upperBoundMillis,
                    isLowerInclusive,
                    isUpperInclusive,
                    leftLateTag,
                    rightLateTag,
                    left.clean(function));
            if (plan.leastMillis() > plan.greatestMillis()) {
                throw StreamFaults.JOIN
                        .argument(
                                "An interval join has the bounds %d ms and %d ms.",
                                plan.leastMillis(), plan.greatestMillis())
                        .why("No difference of timestamps lies between these bounds.")
                        .fix("Set a lower bound that does not exceed the upper bound.");
            }
            Step<OUT> step = left.environment.add(
                    "Interval Join", new Operation.IntervalJoin(plan), List.of(left.step(), right.step()), type);
            return new SingleOutputStreamOperator<>(left.environment, step);
        }
    }

    /// Allows the functions that follow to use the state of [dev.millrace.api.state.v2]. This call has no effect on
    /// execution: state is always available through that package, access completes at once, and records are
    /// processed in order.
    public KeyedStream<T, KEY> enableAsyncState() {
        return this;
    }
}
