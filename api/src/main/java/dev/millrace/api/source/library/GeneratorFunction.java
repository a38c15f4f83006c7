package dev.millrace.api.source.library;

import dev.millrace.api.function.Function;
import dev.millrace.api.source.SourceReaderContext;

/// Generates a record from a number. Each reader has its own copy, which only the subtask's thread calls.
@FunctionalInterface
public interface GeneratorFunction<T, O> extends Function {

    /// Opens the function. Called once before the first record.
    default void open(SourceReaderContext readerContext) throws Exception {}

    /// Closes the function. Called once after the last record.
    default void close() throws Exception {}

    /// Returns the record for a number of the sequence.
    O map(T value) throws Exception;
}
