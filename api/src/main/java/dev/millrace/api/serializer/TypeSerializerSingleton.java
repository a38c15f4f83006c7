package dev.millrace.api.serializer;

import org.jspecify.annotations.Nullable;

/// Serializes without state, so that one instance is enough. Thread-safe.
public abstract class TypeSerializerSingleton<T> extends TypeSerializer<T> {
    private static final long serialVersionUID = 1L;

    /// Creates a serializer.
    public TypeSerializerSingleton() {}

    @Override
    public TypeSerializerSingleton<T> duplicate() {
        return this;
    }

    @Override
    public int hashCode() {
        return getClass().hashCode();
    }

    @Override
    public boolean equals(@Nullable Object obj) {
        return obj != null && obj.getClass() == getClass();
    }
}
