package dev.millrace.api.serializer;

import dev.millrace.api.memory.DataInputView;
import dev.millrace.api.memory.DataOutputView;
import java.io.IOException;

/// Stands for a snapshot whose own class is not there or fails. What it is part of can be read all the same, as long
/// as nobody needs the values.
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

    /// Why it cannot be read, in a few words.
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
                .what("values cannot be read, since %s", why())
                .cause(reason)
                .fix("give the program that has the class");
    }

    @Override
    public TypeSerializerSchemaCompatibility<T> resolveSchemaCompatibility(TypeSerializerSnapshot<T> old) {
        return TypeSerializerSchemaCompatibility.incompatible(why());
    }
}
