package dev.millrace.api.type;

import dev.millrace.api.serializer.TypeSerializer;

/// Copies values of one type. Copies share immutable parts. Not thread-safe.
public interface Copier<T> {

    /// Returns a deep copy of a value. Null is copied to null if the type supports null.
    T copy(T value);

    /// Returns whether copies are the same objects, because the values are immutable.
    default boolean isIdentity() {
        return false;
    }

    /// Creates a copier for values of a type.
    static <T> Copier<T> of(TypeInformation<T> type) {
        return of(type, new SerializerConfigImpl());
    }

    /// Creates a copier for values of a type with the settings of a program, which may disable generic copies.
    static <T> Copier<T> of(TypeInformation<T> type, SerializerConfig config) {
        TypeSerializer<T> serializer = type.createSerializer(config);
        return serializer.isImmutableType() ? new Same<>() : serializer::copy;
    }

    /// Returns immutable values themselves.
    record Same<T>() implements Copier<T> {
        @Override
        public T copy(T value) {
            return value;
        }

        @Override
        public boolean isIdentity() {
            return true;
        }
    }
}
