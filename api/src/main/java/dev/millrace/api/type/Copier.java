package dev.millrace.api.type;

import dev.millrace.api.serializer.TypeSerializer;

/// Copies values of one type deeply; immutable parts are shared. For one thread.
public interface Copier<T> {

    /// A value that shares nothing that can change with the given one; null for null where the type allows it.
    T copy(T value);

    /// Whether copies are the values themselves, because these never change.
    default boolean isIdentity() {
        return false;
    }

    /// A new copier of values of this type.
    static <T> Copier<T> of(TypeInformation<T> type) {
        return of(type, new SerializerConfigImpl());
    }

    /// The same with the settings of a program, which may forbid generic copies.
    static <T> Copier<T> of(TypeInformation<T> type, SerializerConfig config) {
        TypeSerializer<T> serializer = type.createSerializer(config);
        return serializer.isImmutableType() ? new Same<>() : serializer::copy;
    }

    /// The copier of values that never change.
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
