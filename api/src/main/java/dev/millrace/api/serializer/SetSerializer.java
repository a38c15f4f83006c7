package dev.millrace.api.serializer;

import dev.millrace.api.memory.DataInputView;
import dev.millrace.api.memory.DataOutputView;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.Set;

/// Serializes sets and keeps the order. The elements may be null.
@SuppressWarnings("NullAway")
public final class SetSerializer<T> extends NestedSerializer<Set<T>> {
    private static final long serialVersionUID = 1L;

    /// Creates a serializer from the serializer of the elements.
    public SetSerializer(TypeSerializer<T> elementSerializer) {
        super(elementSerializer);
    }

    /// Returns the serializer of the elements.
    @SuppressWarnings("unchecked")
    public TypeSerializer<T> getElementSerializer() {
        return (TypeSerializer<T>) nested[0];
    }

    @Override
    @SuppressWarnings("unchecked")
    TypeSerializer<Set<T>> with(TypeSerializer<?>[] others) {
        return new SetSerializer<>((TypeSerializer<T>) others[0]);
    }

    @Override
    public Set<T> createInstance() {
        return new LinkedHashSet<>();
    }

    @Override
    public Set<T> copy(Set<T> from) {
        TypeSerializer<T> elements = getElementSerializer();
        if (elements.isImmutableType()) return new LinkedHashSet<>(from);
        Set<T> copy = new LinkedHashSet<>();
        for (T element : from) copy.add(element == null ? null : elements.copy(element));
        return copy;
    }

    @Override
    public void serialize(Set<T> record, DataOutputView target) throws IOException {
        Elements.write(record, getElementSerializer(), target);
    }

    @Override
    public Set<T> deserialize(DataInputView source) throws IOException {
        int header = Compact.readInt(source);
        Set<T> elements = new LinkedHashSet<>(Elements.capacity(header));
        Elements.read(header, getElementSerializer(), source, elements::add);
        return elements;
    }

    @Override
    public TypeSerializerSnapshot<Set<T>> snapshotConfiguration() {
        return new SetSerializerSnapshot<>(this);
    }
}
