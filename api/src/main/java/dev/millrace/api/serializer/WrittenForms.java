package dev.millrace.api.serializer;

import dev.millrace.api.memory.DataInputDeserializer;
import dev.millrace.api.memory.DataInputView;
import dev.millrace.api.memory.DataOutputSerializer;
import dev.millrace.api.memory.DataOutputView;
import java.io.IOException;

/// Forms in which values were written, for whoever looks at them without the program that wrote them.
public final class WrittenForms {
    private WrittenForms() {}

    /// Reads a snapshot that [TypeSerializerSnapshot#writeVersionedSnapshot] wrote. Where a class of it is missing, the
    /// part that needs it can be described and not read, and the rest both.
    ///
    /// @throws IOException if the bytes end too early
    public static TypeSerializerSnapshot<?> read(DataInputView in, ClassLoader loader) throws IOException {
        return lenient(in, loader);
    }

    /// A few words for people, such as "list of Order".
    public static String brief(TypeSerializerSnapshot<?> form) {
        return Words.brief(form);
    }

    /// The same with what makes it up, such as "Order(id long, customer text)".
    public static String full(TypeSerializerSnapshot<?> form) {
        return Words.full(form);
    }

    /// A serializer that reads values of this form without their classes: objects as maps of their fields, tuples and
    /// arrays as lists, constants as their names. Values of other forms are read as what they are.
    ///
    /// @throws dev.millrace.base.fault.MillraceException if a class is needed that is missing
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

    /// Whatever is wrong with the snapshot's class or its reading belongs to this snapshot only: its length is known.
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
