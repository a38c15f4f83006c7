package dev.millrace.api.serializer;

import dev.millrace.api.memory.DataInputView;
import dev.millrace.api.memory.DataOutputView;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Serializes with nested serializers. Two serializers are equal if their classes and nested serializers are equal.
abstract class NestedSerializer<T> extends TypeSerializer<T> {
    private static final long serialVersionUID = 1L;

    final TypeSerializer<?>[] nested;

    NestedSerializer(TypeSerializer<?>... nested) {
        this.nested = nested;
    }

    /// Returns the same serializer with other nested serializers.
    abstract TypeSerializer<T> with(TypeSerializer<?>[] others);

    @Override
    public TypeSerializer<T> duplicate() {
        TypeSerializer<?>[] duplicates = duplicates(nested);
        return duplicates == nested ? this : with(duplicates);
    }

    /// Returns duplicates, or the same array if no serializer has state.
    static TypeSerializer<?>[] duplicates(TypeSerializer<?>[] serializers) {
        TypeSerializer<?>[] duplicates = new TypeSerializer<?>[serializers.length];
        boolean same = true;
        for (int i = 0; i < serializers.length; i++) {
            duplicates[i] = serializers[i].duplicate();
            same &= duplicates[i] == serializers[i];
        }
        return same ? serializers : duplicates;
    }

    @Override
    public boolean isImmutableType() {
        return false;
    }

    @Override
    public int getLength() {
        return -1;
    }

    @Override
    public T copy(T from, T reuse) {
        return copy(from);
    }

    @Override
    public T deserialize(T reuse, DataInputView source) throws IOException {
        return deserialize(source);
    }

    @Override
    public void copy(DataInputView source, DataOutputView target) throws IOException {
        serialize(deserialize(source), target);
    }

    @Override
    public boolean equals(@Nullable Object obj) {
        return obj instanceof NestedSerializer<?> that
                && that.getClass() == getClass()
                && Arrays.equals(nested, that.nested);
    }

    @Override
    public int hashCode() {
        return 31 * getClass().hashCode() + Arrays.hashCode(nested);
    }

    @Override
    public String toString() {
        return getClass().getSimpleName() + Arrays.toString(nested);
    }
}
