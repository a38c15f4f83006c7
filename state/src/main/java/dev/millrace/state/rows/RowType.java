package dev.millrace.state.rows;

import dev.millrace.api.serializer.LongSerializer;
import dev.millrace.api.serializer.TypeSerializer;
import dev.millrace.state.file.SectionKind;

/// Describes an operator's own rows and their serializers.
///
/// @param name the name of the rows, unique within the operator
/// @param kind a kind of section with keys
/// @param namespaces the serializer of the namespaces
/// @param values the serializer of the values
public record RowType<N, V>(String name, SectionKind kind, TypeSerializer<N> namespaces, TypeSerializer<V> values) {

    /// Creates the type of timers. The value of a timer is its timestamp in milliseconds.
    public static <N> RowType<N, Long> timers(String name, TypeSerializer<N> namespaces) {
        return new RowType<>(name, SectionKind.KEYED_TIMERS, namespaces, LongSerializer.INSTANCE);
    }
}
