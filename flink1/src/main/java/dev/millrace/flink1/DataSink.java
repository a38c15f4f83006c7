package dev.millrace.flink1;

import dev.millrace.api.DataStreamSink;

/// Represents the sink of a data set.
public class DataSink<T> {
    private final DataStreamSink<T> sink;

    DataSink(DataStreamSink<T> sink) {
        this.sink = sink;
    }

    /// Sets the sink's name for plans and messages.
    public DataSink<T> name(String name) {
        sink.name(name);
        return this;
    }

    /// Sets the parallelism of the sink.
    public DataSink<T> setParallelism(int parallelism) {
        sink.setParallelism(parallelism);
        return this;
    }

    public int getParallelism() {
        return sink.step().parallelism();
    }
}
