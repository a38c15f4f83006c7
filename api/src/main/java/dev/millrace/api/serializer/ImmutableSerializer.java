package dev.millrace.api.serializer;

/// Serializes immutable values, which are never copied.
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
