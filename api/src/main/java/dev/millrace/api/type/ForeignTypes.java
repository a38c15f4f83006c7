package dev.millrace.api.type;

import org.jspecify.annotations.Nullable;

/// Knows the types of classes that some library makes, such as those generated from schemas. Found by `ServiceLoader`
/// through the loader of the class in question; used from any thread.
public interface ForeignTypes {

    /// The type of a class, or null if it is none of the library's.
    @Nullable
    TypeInformation<?> of(Class<?> type);
}
