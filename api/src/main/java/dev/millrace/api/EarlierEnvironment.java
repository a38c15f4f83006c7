package dev.millrace.api;

import dev.millrace.api.config.CheckpointingMode;
import dev.millrace.api.config.ConfigOption;
import dev.millrace.api.config.ConfigOptions;
import dev.millrace.api.config.legacy.RestartStrategies;
import dev.millrace.api.config.legacy.RestartStrategies.RestartStrategyConfiguration;
import dev.millrace.api.config.legacy.StateBackend;
import dev.millrace.api.source.legacy.FunctionSource;
import dev.millrace.api.source.legacy.ParallelSourceFunction;
import dev.millrace.api.source.legacy.SourceFunction;
import dev.millrace.api.source.legacy.TextLines;
import dev.millrace.api.time.IngestionTimeAssigner;
import dev.millrace.api.time.WatermarkStrategy;
import dev.millrace.api.time.legacy.TimeCharacteristic;
import dev.millrace.api.type.ResultTypeQueryable;
import dev.millrace.api.type.TypeExtractor;
import dev.millrace.api.type.TypeInformation;
import dev.millrace.api.type.Types;
import dev.millrace.api.util.Preconditions;
import java.util.function.Supplier;

/// Contains the methods of an environment that only programs of Flink 1.x use.
public sealed interface EarlierEnvironment permits StreamExecutionEnvironment {
    /// Stores the time characteristic that [#setStreamTimeCharacteristic] chose.
    ConfigOption<TimeCharacteristic> TIME_CHARACTERISTIC = ConfigOptions.key("pipeline.time-characteristic")
            .enumType(TimeCharacteristic.class)
            .defaultValue(TimeCharacteristic.EventTime)
            .withDescription("The time that setStreamTimeCharacteristic of Flink 1.x has chosen.");

    private StreamExecutionEnvironment self() {
        return (StreamExecutionEnvironment) this;
    }

    /// Creates a stream of the records that a source function emits.
    default <OUT> DataStreamSource<OUT> addSource(SourceFunction<OUT> function) {
        return addSource(function, "Custom Source");
    }

    /// Creates a stream of the records that a source function emits.
    default <OUT> DataStreamSource<OUT> addSource(SourceFunction<OUT> function, String sourceName) {
        return added(function, sourceName, () -> typeOf(function));
    }

    /// Creates a stream of the records that a source function emits.
    default <OUT> DataStreamSource<OUT> addSource(SourceFunction<OUT> function, TypeInformation<OUT> typeInfo) {
        return addSource(function, "Custom Source", typeInfo);
    }

    /// Creates a stream of the records that a source function emits.
    default <OUT> DataStreamSource<OUT> addSource(
            SourceFunction<OUT> function, String sourceName, TypeInformation<OUT> typeInfo) {
        return added(function, sourceName, () -> typeInfo);
    }

    private <T> DataStreamSource<T> added(SourceFunction<T> function, String name, Supplier<TypeInformation<T>> type) {
        Preconditions.checkNotNull(function, "the source function must be given");
        Preconditions.checkNotNull(name, "the name of the source must be given");
        TimeCharacteristic time = getStreamTimeCharacteristic();
        WatermarkStrategy<T> watermarks = time == TimeCharacteristic.IngestionTime
                ? WatermarkStrategy.<T>forMonotonousTimestamps()
                        .withTimestampAssigner(_ -> new IngestionTimeAssigner<>())
                : WatermarkStrategy.noWatermarks();
        boolean isTimed = time == TimeCharacteristic.EventTime;
        FunctionSource<T> source = new FunctionSource<>(self().clean(function), isTimed);
        DataStreamSource<T> stream = new DataStreamSource<>(self(), source, watermarks, type, name);
        if (!(function instanceof ParallelSourceFunction<?>)) stream.step().fixParallelism();
        return stream;
    }

    @SuppressWarnings("unchecked") // the produced type of the function is the type of its records
    private static <T> TypeInformation<T> typeOf(SourceFunction<T> function) {
        if (function instanceof ResultTypeQueryable<?> knowing) return (TypeInformation<T>) knowing.getProducedType();
        return TypeExtractor.createTypeInfo(function, SourceFunction.class, function.getClass(), 0);
    }

    /// Reads the lines of a local text file, or of the files in a directory.
    default DataStreamSource<String> readTextFile(String filePath) {
        return readTextFile(filePath, "UTF-8");
    }

    /// Reads the lines of a local text file, or of the files in a directory.
    ///
    /// @param charsetName the encoding of the files
    default DataStreamSource<String> readTextFile(String filePath, String charsetName) {
        Preconditions.checkNotNull(filePath, "the path must be given");
        return self().fromCollection(new TextLines(filePath, charsetName), Types.STRING);
    }

    /// Sets the time that `timeWindow` uses and that decides about the timestamps and watermarks of source functions.
    default void setStreamTimeCharacteristic(TimeCharacteristic characteristic) {
        self().configuration.set(TIME_CHARACTERISTIC, Preconditions.checkNotNull(characteristic));
        boolean isClock = characteristic == TimeCharacteristic.ProcessingTime;
        self().getConfig().setAutoWatermarkInterval(isClock ? 0 : 200);
    }

    /// Returns the time characteristic. The default is event time.
    default TimeCharacteristic getStreamTimeCharacteristic() {
        return self().configuration.get(TIME_CHARACTERISTIC);
    }

    /// Sets the restart strategy, which decides what happens after a failure.
    default void setRestartStrategy(RestartStrategyConfiguration restartStrategyConfiguration) {
        self().getConfig().setRestartStrategy(restartStrategyConfiguration);
    }

    /// Returns the restart strategy.
    default RestartStrategyConfiguration getRestartStrategy() {
        return self().getConfig().getRestartStrategy();
    }

    /// Restarts a failed job up to this number of times, without delay.
    default void setNumberOfExecutionRetries(int numberOfExecutionRetries) {
        setRestartStrategy(RestartStrategies.fixedDelayRestart(numberOfExecutionRetries, 0));
    }

    /// Sets the state backend.
    default StreamExecutionEnvironment setStateBackend(StateBackend backend) {
        backend.writeTo(self().configuration);
        return self();
    }

    /// Takes a checkpoint every 500 milliseconds.
    default StreamExecutionEnvironment enableCheckpointing() {
        return self().enableCheckpointing(500);
    }

    /// @param interval milliseconds between the starts of two checkpoints
    /// @param force has no effect
    default StreamExecutionEnvironment enableCheckpointing(long interval, CheckpointingMode mode, boolean force) {
        return self().enableCheckpointing(interval, mode);
    }

    /// Has no effect, because Millrace needs no registration of classes.
    default void registerType(Class<?> type) {
        Preconditions.checkNotNull(type, "the type must be given");
    }

    /// Logs that Millrace does not use the serializer.
    default void registerTypeWithKryoSerializer(Class<?> type, Class<?> serializerClass) {
        self().getConfig().registerTypeWithKryoSerializer(type, serializerClass);
    }

    /// Logs that Millrace does not use the serializer.
    default void addDefaultKryoSerializer(Class<?> type, Class<?> serializerClass) {
        self().getConfig().registerTypeWithKryoSerializer(type, serializerClass);
    }
}
