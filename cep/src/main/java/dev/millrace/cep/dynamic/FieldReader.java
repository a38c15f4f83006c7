package dev.millrace.cep.dynamic;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/// Reads the fields of events, which the conditions of patterns refer to by name.
///
/// @param <T> the type of the events
@FunctionalInterface
public interface FieldReader<T> extends Serializable {

    /// Returns the value of a field: a number, a text or a boolean; null if the event has no such field.
    @Nullable
    Object read(T event, String field);
}
