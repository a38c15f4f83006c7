package dev.millrace.table.annotation;

import dev.millrace.api.serializer.TypeSerializer;

/// Stands for no serializer in [DataTypeHint].
abstract class UnknownSerializer extends TypeSerializer<Object> {}
