package dev.millrace.api.serializer;

/// Serializes mutable values, which are cloned to copy them.
abstract non-sealed class CloningSerializer<T> extends ValueSerializer<T> {
    private static final long serialVersionUID = 1L;

    @Override
    public boolean isImmutableType() {
        return false;
    }
}
