package dev.millrace.state.rows;

import dev.millrace.api.serializer.TypeSerializer;
import dev.millrace.state.file.SectionKind;

/// Describes an operator's own values, one per key, and their serializer.
///
/// @param name the name of the values, unique within the operator
/// @param kind a kind of section with one value per key
/// @param values the serializer of the values
public record KeyedValueType<V>(String name, SectionKind kind, TypeSerializer<V> values) {}
