package dev.millrace.state.rows;

import dev.millrace.api.serializer.LongSerializer;
import dev.millrace.api.serializer.TypeSerializer;
import dev.millrace.state.file.SectionKind;

/// What rows of an operator's own are, and how they are written.
///
/// @param name unique among the operator's
/// @param kind one of those by key
public record RowType<N, V>(String name, SectionKind kind, TypeSerializer<N> namespaces, TypeSerializer<V> values) {

    /// Timers: their value is the time, in milliseconds.
    public static <N> RowType<N, Long> timers(String name, TypeSerializer<N> namespaces) {
        return new RowType<>(name, SectionKind.KEYED_TIMERS, namespaces, LongSerializer.INSTANCE);
    }
}
