package dev.millrace.api.serializer;

import dev.millrace.api.memory.DataOutputView;
import java.io.IOException;

/// Reads an older format. Other operations are not supported.
@SuppressWarnings("NullAway")
abstract class ReadingSerializer<T> extends NestedSerializer<T> {
    private static final long serialVersionUID = 1L;

    ReadingSerializer(TypeSerializer<?>... nested) {
        super(nested);
    }

    @Override
    public final T createInstance() {
        return null;
    }

    @Override
    public final T copy(T from) {
        throw readsOnly();
    }

    @Override
    public final void serialize(T record, DataOutputView target) throws IOException {
        throw readsOnly();
    }

    @Override
    public final TypeSerializerSnapshot<T> snapshotConfiguration() {
        throw readsOnly();
    }

    private RuntimeException readsOnly() {
        return TypeFaults.READ_ONLY
                .what("%s reads an older format and cannot be used for other purposes.", this)
                .fix("Write with the serializer of the type that is declared now.");
    }
}
