package dev.millrace.api;

import dev.millrace.api.fs.FileSystem.WriteMode;
import dev.millrace.api.function.KeySelector;
import dev.millrace.api.function.Partitioner;
import dev.millrace.api.io.OutputFormat;
import dev.millrace.api.io.run.FormatSink;
import dev.millrace.api.plan.Partitioning;
import dev.millrace.api.sink.Sink;
import dev.millrace.api.sink.legacy.FunctionSink;
import dev.millrace.api.sink.legacy.SinkAsFunction;
import dev.millrace.api.sink.legacy.SinkFunction;
import dev.millrace.api.sink.legacy.TextFileSinkFunction;
import dev.millrace.api.time.WatermarkStrategy;
import dev.millrace.api.time.extractor.AssignerWithPeriodicWatermarks;
import dev.millrace.api.time.extractor.AssignerWithPunctuatedWatermarks;
import dev.millrace.api.time.legacy.Time;
import dev.millrace.api.time.legacy.TimeCharacteristic;
import dev.millrace.api.tuple.Tuple;
import dev.millrace.api.type.FieldAccess;
import dev.millrace.api.util.Preconditions;
import dev.millrace.api.window.TimeWindow;
import dev.millrace.api.window.WindowAssigner;
import dev.millrace.api.window.assigner.SlidingEventTimeWindows;
import dev.millrace.api.window.assigner.SlidingProcessingTimeWindows;
import dev.millrace.api.window.assigner.TumblingEventTimeWindows;
import dev.millrace.api.window.assigner.TumblingProcessingTimeWindows;
import java.time.Duration;

/// Contains the methods of a stream that only programs of Flink 1.x use.
public sealed interface EarlierStream<T> permits DataStream {

    private DataStream<T> self() {
        return (DataStream<T>) this;
    }

    /// Calls a sink function with each record.
    default DataStreamSink<T> addSink(SinkFunction<T> sinkFunction) {
        Preconditions.checkNotNull(sinkFunction, "the sink function must be given");
        Sink<T> sink = sinkFunction instanceof SinkAsFunction<T> wrapped
                ? wrapped.sink()
                : new FunctionSink<>(self().clean(sinkFunction));
        return self().sinkTo(sink).name("Unnamed");
    }

    /// Writes the records with an output format.
    default DataStreamSink<T> writeUsingOutputFormat(OutputFormat<T> format) {
        Preconditions.checkNotNull(format, "the format must be given");
        return self().sinkTo(new FormatSink<>(self().clean(format))).name("Unnamed");
    }

    /// Partitions the stream by fields of its tuples. Positions start at 0. The key is a tuple of the fields.
    default KeyedStream<T, Tuple> keyBy(int... fields) {
        return self().keyBy(FieldKey.of(self().getType(), fields));
    }

    /// Partitions the stream by fields of its tuples or objects. The key is a tuple of the fields.
    default KeyedStream<T, Tuple> keyBy(String... fields) {
        return self().keyBy(FieldKey.of(self().getType(), fields));
    }

    /// Sends each record to the subtask that a partitioner chooses for a field of the record.
    default <K> DataStream<T> partitionCustom(Partitioner<K> partitioner, int field) {
        return custom(partitioner, FieldAccess.of(self().getType(), field));
    }

    /// Sends each record to the subtask that a partitioner chooses for a field of the record.
    default <K> DataStream<T> partitionCustom(Partitioner<K> partitioner, String field) {
        return custom(partitioner, FieldAccess.of(self().getType(), field));
    }

    private <K> DataStream<T> custom(Partitioner<K> partitioner, FieldAccess<T, K> field) {
        KeySelector<T, K> selector =
                record -> Preconditions.checkNotNull(field.get(record), "the key is null in record %s", record);
        return self().partitioned(new Partitioning.Custom(self().clean(partitioner), selector));
    }

    /// Sets the timestamp of each record and generates watermarks at intervals.
    default SingleOutputStreamOperator<T> assignTimestampsAndWatermarks(AssignerWithPeriodicWatermarks<T> assigner) {
        return self().assignTimestampsAndWatermarks((WatermarkStrategy<T>) assigner);
    }

    /// Sets the timestamp of each record and generates watermarks at certain records.
    default SingleOutputStreamOperator<T> assignTimestampsAndWatermarks(AssignerWithPunctuatedWatermarks<T> assigner) {
        return self().assignTimestampsAndWatermarks((WatermarkStrategy<T>) assigner);
    }

    /// Assigns all records to tumbling windows of the environment's time characteristic.
    default AllWindowedStream<T, TimeWindow> timeWindowAll(Time size) {
        return timeWindowAll(size.toDuration());
    }

    /// Assigns all records to sliding windows of the environment's time characteristic.
    default AllWindowedStream<T, TimeWindow> timeWindowAll(Time size, Time slide) {
        return timeWindowAll(size.toDuration(), slide.toDuration());
    }

    /// Works like [#timeWindowAll(Time)].
    default AllWindowedStream<T, TimeWindow> timeWindowAll(Duration size) {
        return self().windowAll(windows(self(), size));
    }

    /// Works like [#timeWindowAll(Time, Time)].
    default AllWindowedStream<T, TimeWindow> timeWindowAll(Duration size, Duration slide) {
        return self().windowAll(windows(self(), size, slide));
    }

    /// Returns tumbling windows of the environment's time characteristic.
    static WindowAssigner<Object, TimeWindow> windows(DataStream<?> stream, Duration size) {
        return isByClock(stream) ? TumblingProcessingTimeWindows.of(size) : TumblingEventTimeWindows.of(size);
    }

    /// Returns sliding windows of the environment's time characteristic.
    static WindowAssigner<Object, TimeWindow> windows(DataStream<?> stream, Duration size, Duration slide) {
        return isByClock(stream)
                ? SlidingProcessingTimeWindows.of(size, slide)
                : SlidingEventTimeWindows.of(size, slide);
    }

    private static boolean isByClock(DataStream<?> stream) {
        return stream.environment.getStreamTimeCharacteristic() == TimeCharacteristic.ProcessingTime;
    }

    /// Writes the records as text to a local file, or to files in a directory.
    default DataStreamSink<T> writeAsText(String path) {
        return writeAsText(path, WriteMode.NO_OVERWRITE);
    }

    /// Writes the records as text to a local file, or to files in a directory.
    default DataStreamSink<T> writeAsText(String path, WriteMode writeMode) {
        return addSink(TextFileSinkFunction.lines(path, writeMode));
    }

    /// Writes tuples to a local file, or to files in a directory. Commas separate the fields.
    default DataStreamSink<T> writeAsCsv(String path) {
        return writeAsCsv(path, WriteMode.NO_OVERWRITE);
    }

    /// Writes tuples to a local file, or to files in a directory. Commas separate the fields.
    default DataStreamSink<T> writeAsCsv(String path, WriteMode writeMode) {
        return writeAsCsv(path, writeMode, "\n", ",");
    }

    /// Writes tuples to a local file, or to files in a directory, with the given delimiters.
    default DataStreamSink<T> writeAsCsv(String path, WriteMode writeMode, String rowDelimiter, String fieldDelimiter) {
        return addSink(TextFileSinkFunction.fields(path, writeMode, rowDelimiter, fieldDelimiter));
    }
}
