package dev.millrace.api.serializer;

import org.jspecify.annotations.Nullable;

/// A serializer without state, of which one instance is enough.
public abstract class TypeSerializerSingleton<T> extends TypeSerializer<T> {
    private static final long serialVersionUID = 1L;

    /// For subclasses.
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
