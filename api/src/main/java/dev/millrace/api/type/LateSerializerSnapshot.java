package dev.millrace.api.type;

/// Stores the configuration of the serializer of late types, whose values contain their class.
public final class LateSerializerSnapshot<T> extends dev.millrace.api.serializer.SimpleTypeSerializerSnapshot<T> {

    /// Creates the snapshot; all instances are equal.
    public LateSerializerSnapshot() {
        super(() -> new LateSerializer<>(true));
    }
}
