package dev.millrace.api.serializer;

/// A serializer of values that never change.
abstract non-sealed class ImmutableSerializer<T> extends ValueSerializer<T> {
    private static final long serialVersionUID = 1L;

    @Override
    public boolean isImmutableType() {
        return true;
    }

    @Override
    public T copy(T from) {
        return from;
    }
}
