package dev.millrace.api.serializer;

/// A serializer of values that can change and are therefore copied.
abstract non-sealed class CloningSerializer<T> extends ValueSerializer<T> {
    private static final long serialVersionUID = 1L;

    @Override
    public boolean isImmutableType() {
        return false;
    }
}
