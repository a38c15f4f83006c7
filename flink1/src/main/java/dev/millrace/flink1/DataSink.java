package dev.millrace.flink1;

import dev.millrace.api.DataStreamSink;

/// The end of a data set in a sink.
public class DataSink<T> {
    private final DataStreamSink<T> sink;

    DataSink(DataStreamSink<T> sink) {
        this.sink = sink;
    }

    /// Names the sink, in plans and messages.
    public DataSink<T> name(String name) {
        sink.name(name);
        return this;
    }

    /// Sets how many subtasks the sink has.
    public DataSink<T> setParallelism(int parallelism) {
        sink.setParallelism(parallelism);
        return this;
    }

    public int getParallelism() {
        return sink.step().parallelism();
    }
}
