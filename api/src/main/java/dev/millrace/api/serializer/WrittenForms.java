package dev.millrace.api.serializer;

import dev.millrace.api.memory.DataInputDeserializer;
import dev.millrace.api.memory.DataInputView;
import dev.millrace.api.memory.DataOutputSerializer;
import dev.millrace.api.memory.DataOutputView;
import java.io.IOException;

/// Describes the format of serialized values for tools that do not have the program.
public final class WrittenForms {
    private WrittenForms() {}

    /// Reads a snapshot that [TypeSerializerSnapshot#writeVersionedSnapshot] wrote. If a class is missing, the parts
    /// that need the class can be described but not read. All other parts can be described and read.
    ///
    /// @throws IOException if the input ends too early
    public static TypeSerializerSnapshot<?> read(DataInputView in, ClassLoader loader) throws IOException {
        return lenient(in, loader);
    }

    /// Returns a short description, such as "list of Order".
    public static String brief(TypeSerializerSnapshot<?> form) {
        return Words.brief(form);
    }

    /// Returns a description with the parts of the type, such as "Order(id long, customer text)".
    public static String full(TypeSerializerSnapshot<?> form) {
        return Words.full(form);
    }

    /// Returns a serializer that reads values without their classes. Objects are read as maps of fields, tuples and
    /// arrays as lists, and enum constants as names. Values of other formats are read as they are.
    ///
    /// @throws dev.millrace.base.fault.MillraceException if a required class is missing
    public static TypeSerializer<?> looseReader(TypeSerializerSnapshot<?> form) {
        return Loose.reader(form);
    }

    static void write(DataOutputView out, TypeSerializerSnapshot<?> snapshot) throws IOException {
        if (snapshot instanceof UnreadableSnapshot<?> unreadable) {
            unreadable.writeVersioned(out);
            return;
        }
        DataOutputSerializer bytes = new DataOutputSerializer(64);
        snapshot.writeSnapshot(bytes);
        out.writeUTF(snapshot.getClass().getName());
        out.writeInt(snapshot.getCurrentVersion());
        out.writeInt(bytes.length());
        out.write(bytes.getSharedBuffer(), 0, bytes.length());
    }

    /// Limits errors of the snapshot's class or content to this snapshot, because the length of the snapshot is known.
    static <T> TypeSerializerSnapshot<T> lenient(DataInputView in, ClassLoader loader) throws IOException {
        String className = in.readUTF();
        int version = in.readInt();
        byte[] bytes = new byte[Compact.checked(in.readInt())];
        in.readFully(bytes);
        try {
            TypeSerializerSnapshot<T> snapshot = Named.newInstance(className, TypeSerializerSnapshot.class, loader);
            DataInputDeserializer own = new DataInputDeserializer(bytes);
            snapshot.readSnapshot(version, own, loader);
            if (own.available() == 0) return snapshot;
            throw new IOException("It left %d of its %d bytes unread.".formatted(own.available(), bytes.length));
        } catch (IOException | RuntimeException | LinkageError unreadable) {
            return new UnreadableSnapshot<>(className, version, bytes, unreadable);
        }
    }

    static <T> TypeSerializerSnapshot<T> strict(DataInputView in, ClassLoader loader) throws IOException {
        TypeSerializerSnapshot<T> snapshot = lenient(in, loader);
        if (!(snapshot instanceof UnreadableSnapshot<T> unreadable)) return snapshot;
        if (unreadable.reason() instanceof IOException reason) throw reason;
        throw new IOException(unreadable.why(), unreadable.reason());
    }
}
