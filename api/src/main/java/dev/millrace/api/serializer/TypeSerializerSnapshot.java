package dev.millrace.api.serializer;

import dev.millrace.api.memory.DataInputView;
import dev.millrace.api.memory.DataOutputView;
import java.io.IOException;

/// What must be known of a serializer to read its bytes later; implementations have a public constructor
/// without parameters.
public interface TypeSerializerSnapshot<T> {

    /// The version in which the snapshot itself is written.
    int getCurrentVersion();

    /// Writes the snapshot.
    void writeSnapshot(DataOutputView out) throws IOException;

    /// Reads what a version of [#writeSnapshot] wrote into this new snapshot.
    void readSnapshot(int readVersion, DataInputView in, ClassLoader userCodeClassLoader) throws IOException;

    /// A serializer that reads the form described here.
    TypeSerializer<T> restoreSerializer();

    /// Whether this, the new form, can follow the old one.
    default TypeSerializerSchemaCompatibility<T> resolveSchemaCompatibility(
            TypeSerializerSnapshot<T> oldSerializerSnapshot) {
        return oldSerializerSnapshot.resolveSchemaCompatibility(restoreSerializer());
    }

    /// Whether a new serializer can follow this, the old form, as snapshots of Flink 1.x say it: called where the new
    /// form does not override [#resolveSchemaCompatibility(TypeSerializerSnapshot)].
    default TypeSerializerSchemaCompatibility<T> resolveSchemaCompatibility(TypeSerializer<T> newSerializer) {
        throw new UnsupportedOperationException(
                getClass().getName() + " must override resolveSchemaCompatibility(TypeSerializerSnapshot)");
    }

    /// Writes a snapshot with its class, version and length, for [#readVersionedSnapshot].
    static void writeVersionedSnapshot(DataOutputView out, TypeSerializerSnapshot<?> snapshot) throws IOException {
        WrittenForms.write(out, snapshot);
    }

    /// Reads a snapshot of any class. Snapshots inside it whose classes are missing are no obstacle until somebody
    /// needs them.
    ///
    /// @throws IOException if the class is missing or cannot be made
    static <T> TypeSerializerSnapshot<T> readVersionedSnapshot(DataInputView in, ClassLoader cl) throws IOException {
        return WrittenForms.strict(in, cl);
    }
}
