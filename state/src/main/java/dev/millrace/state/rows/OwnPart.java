package dev.millrace.state.rows;

import dev.millrace.api.serializer.TypeSerializer;
import dev.millrace.state.key.KeyGroups;
import org.jspecify.annotations.Nullable;

/// Holds an operator's own rows for a snapshot, and their serializers.
///
/// @param range the key groups of the subtask if the rows are [ChangingRows]; else null
public record OwnPart<K, N, V>(
        TypeSerializer<N> namespaces,
        TypeSerializer<V> values,
        KeyedRows<K, N, V> rows,
        KeyGroups.@Nullable Range range) {}
