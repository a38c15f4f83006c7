package dev.millrace.state;

import dev.millrace.api.serializer.TypeSerializer;

/// Rows of an operator's own as a snapshot has them, and how they are written.
record OwnPart<K, N, V>(TypeSerializer<N> namespaces, TypeSerializer<V> values, KeyedRows<K, N, V> rows) {}
