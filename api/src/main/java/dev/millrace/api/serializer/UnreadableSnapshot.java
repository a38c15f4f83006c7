package dev.millrace.api.serializer;

import dev.millrace.api.memory.DataInputView;
import dev.millrace.api.memory.DataOutputView;
import java.io.IOException;

/// Replaces a nested snapshot whose class is missing or fails. The outer snapshot is readable as long as the values of
/// the nested part are not needed.
final class UnreadableSnapshot<T> implements TypeSerializerSnapshot<T> {
    private final String className;
    private final int version;
    private final byte[] bytes;
    private final Throwable reason;

    UnreadableSnapshot(String className, int version, byte[] bytes, Throwable reason) {
        this.className = className;
        this.version = version;
        this.bytes = bytes;
        this.reason = reason;
    }

    String className() {
        return className;
    }

    /// Returns the reason why the snapshot cannot be read.
    String why() {
        return reason.getCause() instanceof ClassNotFoundException
                ? "the class " + className + " is not there"
                : "the snapshot of class %s cannot be read: %s".formatted(className, reason.getMessage());
    }

    Throwable reason() {
        return reason;
    }

    void writeVersioned(DataOutputView out) throws IOException {
        out.writeUTF(className);
        out.writeInt(version);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    @Override
    public int getCurrentVersion() {
        return version;
    }

    @Override
    public void writeSnapshot(DataOutputView out) throws IOException {
        out.write(bytes);
    }

    @Override
    public void readSnapshot(int readVersion, DataInputView in, ClassLoader loader) {
        throw new IllegalStateException("This snapshot stands for another, and cannot be read itself.");
    }

    @Override
    public TypeSerializer<T> restoreSerializer() {
        throw TypeFaults.MISSING
                .what("Stored values cannot be read because %s.", why())
                .cause(reason)
                .fix("Use the version of the program that contains the class.");
    }

    @Override
    public TypeSerializerSchemaCompatibility<T> resolveSchemaCompatibility(TypeSerializerSnapshot<T> old) {
        return TypeSerializerSchemaCompatibility.incompatible(why());
    }
}
