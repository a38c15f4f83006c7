package dev.millrace.api.serializer;

import dev.millrace.api.memory.DataInputView;
import dev.millrace.api.memory.DataOutputView;
import java.io.IOException;
import java.lang.reflect.Array;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Serializes arrays of objects. The elements may be null.
@SuppressWarnings("NullAway")
public final class GenericArraySerializer<C> extends NestedSerializer<C[]> {
    private static final long serialVersionUID = 1L;

    private final Class<C> componentClass;

    /// Creates a serializer from the class and the serializer of the components.
    public GenericArraySerializer(Class<C> componentClass, TypeSerializer<C> componentSerializer) {
        super(componentSerializer);
        this.componentClass = componentClass;
    }

    /// Returns the class of the components.
    public Class<C> getComponentClass() {
        return componentClass;
    }

    /// Returns the serializer of the components.
    @SuppressWarnings("unchecked")
    public TypeSerializer<C> getComponentSerializer() {
        return (TypeSerializer<C>) nested[0];
    }

    @Override
    @SuppressWarnings("unchecked")
    TypeSerializer<C[]> with(TypeSerializer<?>[] others) {
        return new GenericArraySerializer<>(componentClass, (TypeSerializer<C>) others[0]);
    }

    @SuppressWarnings("unchecked")
    private C[] newArray(int length) {
        return (C[]) Array.newInstance(componentClass, length);
    }

    @Override
    public C[] createInstance() {
        return newArray(0);
    }

    @Override
    public C[] copy(C[] from) {
        TypeSerializer<C> components = getComponentSerializer();
        C[] copy = from.clone();
        if (components.isImmutableType()) return copy;
        for (int i = 0; i < copy.length; i++) copy[i] = from[i] == null ? null : components.copy(from[i]);
        return copy;
    }

    @Override
    public void serialize(C[] record, DataOutputView target) throws IOException {
        Elements.write(Arrays.asList(record), getComponentSerializer(), target);
    }

    @Override
    public C[] deserialize(DataInputView source) throws IOException {
        int header = Compact.readInt(source);
        C[] elements = newArray(header >>> 1);
        for (int i = 0; i < elements.length; i++) {
            elements[i] = Elements.read((header & 1) != 0, getComponentSerializer(), source);
        }
        return elements;
    }

    @Override
    public boolean equals(@Nullable Object obj) {
        return super.equals(obj) && ((GenericArraySerializer<?>) obj).componentClass == componentClass;
    }

    @Override
    public int hashCode() {
        return 31 * super.hashCode() + componentClass.hashCode();
    }

    @Override
    public GenericArraySerializerSnapshot<C> snapshotConfiguration() {
        return new GenericArraySerializerSnapshot<>(this);
    }
}
