package dev.millrace.api.serializer;

import java.util.Map;

/// Stores the configuration of a [MapSerializer] in snapshots.
public final class MapSerializerSnapshot<K, V> extends CompositeTypeSerializerSnapshot<Map<K, V>, MapSerializer<K, V>> {

    /// Creates an empty snapshot, into which a stored snapshot is read.
    public MapSerializerSnapshot() {}

    /// Creates the snapshot of a serializer.
    public MapSerializerSnapshot(MapSerializer<K, V> serializer) {
        super(serializer);
    }

    @Override
    protected int getCurrentOuterSnapshotVersion() {
        return 1;
    }

    @Override
    protected TypeSerializer<?>[] getNestedSerializers(MapSerializer<K, V> outerSerializer) {
        return outerSerializer.nested;
    }

    @Override
    @SuppressWarnings("unchecked")
    protected MapSerializer<K, V> createOuterSerializerWithNestedSerializers(TypeSerializer<?>[] nestedSerializers) {
        return new MapSerializer<>((TypeSerializer<K>) nestedSerializers[0], (TypeSerializer<V>) nestedSerializers[1]);
    }

    @Override
    String place(int index) {
        return index == 0 ? "each key" : "each value";
    }
}
