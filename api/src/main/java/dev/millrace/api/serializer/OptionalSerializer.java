package dev.millrace.api.serializer;

import dev.millrace.api.memory.DataInputView;
import dev.millrace.api.memory.DataOutputView;
import java.io.IOException;
import java.util.Optional;

/// Serializes optional values.
@SuppressWarnings("NullAway")
public final class OptionalSerializer<T> extends NestedSerializer<Optional<T>> {
    private static final long serialVersionUID = 1L;

    /// Creates a serializer from the serializer of present values.
    public OptionalSerializer(TypeSerializer<T> elementSerializer) {
        super(elementSerializer);
    }

    /// Returns the serializer of present values.
    @SuppressWarnings("unchecked")
    public TypeSerializer<T> getElementSerializer() {
        return (TypeSerializer<T>) nested[0];
    }

    @Override
    @SuppressWarnings("unchecked")
    TypeSerializer<Optional<T>> with(TypeSerializer<?>[] others) {
        return new OptionalSerializer<>((TypeSerializer<T>) others[0]);
    }

    @Override
    public Optional<T> createInstance() {
        return Optional.empty();
    }

    @Override
    public Optional<T> copy(Optional<T> from) {
        return from.map(getElementSerializer()::copy);
    }

    @Override
    public void serialize(Optional<T> record, DataOutputView target) throws IOException {
        target.writeBoolean(record.isPresent());
        if (record.isPresent()) getElementSerializer().serialize(record.get(), target);
    }

    @Override
    public Optional<T> deserialize(DataInputView source) throws IOException {
        return source.readBoolean() ? Optional.of(getElementSerializer().deserialize(source)) : Optional.empty();
    }

    @Override
    public TypeSerializerSnapshot<Optional<T>> snapshotConfiguration() {
        return new OptionalSerializerSnapshot<>(this);
    }
}
