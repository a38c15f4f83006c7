package dev.millrace.state.rows;

import dev.millrace.api.serializer.TypeSerializer;
import dev.millrace.state.file.SectionKind;

/// What values of an operator's own are, one for each key, and how they are written.
///
/// @param name unique among the operator's
/// @param kind one of those by key with a single value
public record KeyedValueType<V>(String name, SectionKind kind, TypeSerializer<V> values) {}
