package dev.millrace.cluster.call;

/// A question to another process. Implemented by records alone, each naming the record that answers it; both must
/// be made of what has an exact written form: numbers, strings, enums, byte arrays, lists, maps, records and
/// sealed families of records.
///
/// A role lists all it can be asked as a sealed interface:
///
/// ```java sealed interface WorkerCall<R extends Record> extends Call<R> {     record Deploy(byte[] plan)
/// implements WorkerCall<Deployed> {} } ```
///
/// @param <R> the answer
public interface Call<R extends Record> {}
