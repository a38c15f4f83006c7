package dev.millrace.api.util;

/// Receives the records that a function emits. Called only by the thread that calls the function.
public interface Collector<T> {

    /// Emits a record. Unless object reuse is enabled, the caller may change the record afterwards.
    void collect(T record);

    /// Closes the output. The engine calls this method; functions need not.
    void close();
}
