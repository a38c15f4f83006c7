package dev.millrace.api.serializer;

import dev.millrace.api.memory.DataInputView;
import dev.millrace.api.memory.DataOutputView;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Serializes lists and keeps the order. The elements may be null.
@SuppressWarnings("NullAway")
public final class ListSerializer<T> extends NestedSerializer<List<T>> {
    private static final long serialVersionUID = 1L;

    /// Creates a serializer from the serializer of the elements.
    public ListSerializer(TypeSerializer<T> elementSerializer) {
        super(elementSerializer);
    }

    /// Returns the serializer of the elements.
    @SuppressWarnings("unchecked")
    public TypeSerializer<T> getElementSerializer() {
        return (TypeSerializer<T>) nested[0];
    }

    @Override
    @SuppressWarnings("unchecked")
    TypeSerializer<List<T>> with(TypeSerializer<?>[] others) {
        return new ListSerializer<>((TypeSerializer<T>) others[0]);
    }

    @Override
    public List<T> createInstance() {
        return new ArrayList<>();
    }

    @Override
    public List<T> copy(List<T> from) {
        TypeSerializer<T> elements = getElementSerializer();
        if (elements.isImmutableType()) return new ArrayList<>(from);
        List<T> copy = new ArrayList<>(from.size());
        for (T element : from) copy.add(element == null ? null : elements.copy(element));
        return copy;
    }

    @Override
    public void serialize(List<T> record, DataOutputView target) throws IOException {
        Elements.write(record, getElementSerializer(), target);
    }

    @Override
    public List<T> deserialize(DataInputView source) throws IOException {
        int header = Compact.readInt(source);
        List<T> elements = new ArrayList<>(Elements.capacity(header));
        Elements.read(header, getElementSerializer(), source, elements::add);
        return elements;
    }

    @Override
    public TypeSerializerSnapshot<List<T>> snapshotConfiguration() {
        return new ListSerializerSnapshot<>(this);
    }
}
