package dev.millrace.api.type;

/// The snapshot of the serializer of late types, whose values describe themselves.
public final class LateSerializerSnapshot<T> extends dev.millrace.api.serializer.SimpleTypeSerializerSnapshot<T> {

    /// The snapshot; all are alike.
    public LateSerializerSnapshot() {
        super(() -> new LateSerializer<>(true));
    }
}
