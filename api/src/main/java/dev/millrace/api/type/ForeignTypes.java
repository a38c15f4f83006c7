package dev.millrace.api.type;

import org.jspecify.annotations.Nullable;

/// Describes the types of classes that a library generates, for example from schemas. `ServiceLoader` finds
/// implementations with the class loader of the class in question. Thread-safe.
public interface ForeignTypes {

    /// Returns the type of a class; null if the library does not know the class.
    @Nullable
    TypeInformation<?> of(Class<?> type);
}
