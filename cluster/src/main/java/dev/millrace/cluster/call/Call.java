package dev.millrace.cluster.call;

/// Represents a call to another process. Only records implement this interface, and each names the record that answers
/// it. Both must consist of types with an exact serialized form: numbers, strings, enums, byte arrays, lists, maps,
/// records and sealed interfaces of records.
///
/// A role lists all calls that it answers in a sealed interface:
///
/// ```java
/// sealed interface WorkerCall<R extends Record> extends Call<R> {
///     record Deploy(byte[] plan) implements WorkerCall<Deployed> {}
/// }
/// ```
///
/// @param <R> the answer
public interface Call<R extends Record> {}
