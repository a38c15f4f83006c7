package dev.millrace.api.serializer;

import dev.millrace.api.memory.DataInputView;
import dev.millrace.api.memory.DataOutputView;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;

/// Serializes collections. Sets are read as sets, all other collections as lists.
@SuppressWarnings("NullAway")
public final class CollectionSerializer<T> extends NestedSerializer<Collection<T>> {
    private static final long serialVersionUID = 1L;

    /// Creates a serializer from the serializer of the elements.
    public CollectionSerializer(TypeSerializer<T> elementSerializer) {
        super(elementSerializer);
    }

    /// Returns the serializer of the elements.
    @SuppressWarnings("unchecked")
    public TypeSerializer<T> getElementSerializer() {
        return (TypeSerializer<T>) nested[0];
    }

    @Override
    @SuppressWarnings("unchecked")
    TypeSerializer<Collection<T>> with(TypeSerializer<?>[] others) {
        return new CollectionSerializer<>((TypeSerializer<T>) others[0]);
    }

    @Override
    public Collection<T> createInstance() {
        return new ArrayList<>();
    }

    @Override
    public Collection<T> copy(Collection<T> from) {
        TypeSerializer<T> elements = getElementSerializer();
        Collection<T> copy = from instanceof Set ? new LinkedHashSet<>() : new ArrayList<>(from.size());
        for (T element : from) copy.add(element == null ? null : elements.copy(element));
        return copy;
    }

    @Override
    public void serialize(Collection<T> record, DataOutputView target) throws IOException {
        target.writeBoolean(record instanceof Set);
        Elements.write(record, getElementSerializer(), target);
    }

    @Override
    public Collection<T> deserialize(DataInputView source) throws IOException {
        boolean set = source.readBoolean();
        int header = Compact.readInt(source);
        Collection<T> elements = set ? new LinkedHashSet<>() : new ArrayList<>(Elements.capacity(header));
        Elements.read(header, getElementSerializer(), source, elements::add);
        return elements;
    }

    @Override
    public TypeSerializerSnapshot<Collection<T>> snapshotConfiguration() {
        return new CollectionSerializerSnapshot<>(this);
    }
}
