package dev.millrace.api.util;

/// Takes the records a function emits. One thread at a time uses it: the one that called the function.
public interface Collector<T> {

    /// Emits a record. Unless objects may be reused, the caller may go on changing it afterwards.
    void collect(T record);

    /// Ends the output; the engine calls it, functions need not.
    void close();
}
