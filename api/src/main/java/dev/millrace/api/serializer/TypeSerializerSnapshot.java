package dev.millrace.api.serializer;

import dev.millrace.api.memory.DataInputView;
import dev.millrace.api.memory.DataOutputView;
import java.io.IOException;

/// Stores the configuration of a serializer, so that its bytes can be read later. Implementations need a public
/// constructor without parameters.
public interface TypeSerializerSnapshot<T> {

    /// Returns the version of the snapshot's own format.
    int getCurrentVersion();

    /// Writes the snapshot.
    void writeSnapshot(DataOutputView out) throws IOException;

    /// Reads a snapshot into this new instance.
    ///
    /// @param readVersion the version of the format in which the snapshot was written
    void readSnapshot(int readVersion, DataInputView in, ClassLoader userCodeClassLoader) throws IOException;

    /// Creates a serializer that reads the format that this snapshot describes.
    TypeSerializer<T> restoreSerializer();

    /// Compares this snapshot, the new one, with an old snapshot.
    default TypeSerializerSchemaCompatibility<T> resolveSchemaCompatibility(
            TypeSerializerSnapshot<T> oldSerializerSnapshot) {
        return oldSerializerSnapshot.resolveSchemaCompatibility(restoreSerializer());
    }

    /// Compares a new serializer with this old snapshot, as in Flink 1.x. Called if the new snapshot does not
    /// override [#resolveSchemaCompatibility(TypeSerializerSnapshot)].
    default TypeSerializerSchemaCompatibility<T> resolveSchemaCompatibility(TypeSerializer<T> newSerializer) {
        throw new UnsupportedOperationException(
                getClass().getName() + " must override resolveSchemaCompatibility(TypeSerializerSnapshot)");
    }

    /// Writes a snapshot with its class, version and length, for [#readVersionedSnapshot].
    static void writeVersionedSnapshot(DataOutputView out, TypeSerializerSnapshot<?> snapshot) throws IOException {
        WrittenForms.write(out, snapshot);
    }

    /// Reads a snapshot of any class. Nested snapshots whose classes are missing cause an error only when they
    /// are used.
    ///
    /// @throws IOException if the class is missing or cannot be instantiated
    static <T> TypeSerializerSnapshot<T> readVersionedSnapshot(DataInputView in, ClassLoader cl) throws IOException {
        return WrittenForms.strict(in, cl);
    }
}
