package dev.millrace.api.source.library;

import dev.millrace.api.function.Function;
import dev.millrace.api.source.SourceReaderContext;

/// Makes a record of a number. Each reader has a copy, which its thread alone calls.
@FunctionalInterface
public interface GeneratorFunction<T, O> extends Function {

    /// Called once before the first record.
    default void open(SourceReaderContext readerContext) throws Exception {}

    /// Called once after the last record.
    default void close() throws Exception {}

    O map(T value) throws Exception;
}
