package dev.millrace.api.serializer;

import dev.millrace.api.memory.DataInputView;
import dev.millrace.api.memory.DataOutputSerializer;
import dev.millrace.api.memory.DataOutputView;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/// Serializes objects of subclasses that become known at run time: the class name, a checksum of the format, and the
/// object. The format itself is not stored, so reading an object of a changed subclass fails.
final class SubclassForms implements Serializable {
    private static final long serialVersionUID = 1L;

    private final @Nullable ClassSerializers serializers;
    private transient @Nullable Map<Class<?>, Form> known;

    private record Form(TypeSerializer<?> serializer, int checksum) {}

    /// @param serializers null if there are no subclasses
    SubclassForms(@Nullable ClassSerializers serializers) {
        this.serializers = serializers;
    }

    @Nullable
    ClassSerializers serializers() {
        return serializers;
    }

    SubclassForms duplicate() {
        return new SubclassForms(serializers);
    }

    private Form form(Class<?> type) {
        Map<Class<?>, Form> forms = known;
        if (forms == null) {
            forms = new HashMap<>();
            known = forms;
        }
        return forms.computeIfAbsent(type, this::newForm);
    }

    private Form newForm(Class<?> type) {
        if (serializers == null) {
            throw TypeFaults.SUBCLASS
                    .what(
                            "A value belongs to a subclass, but its type %s had no subclasses when the value was"
                                    + " written.",
                            type.getName())
                    .fix("Start without this state.");
        }
        TypeSerializer<?> serializer = serializers.serializerOf(type);
        return new Form(serializer, checksum(serializer.snapshotConfiguration()));
    }

    private static int checksum(TypeSerializerSnapshot<?> snapshot) {
        try {
            DataOutputSerializer out = new DataOutputSerializer(128);
            TypeSerializerSnapshot.writeVersionedSnapshot(out, snapshot);
            CRC32C sum = new CRC32C();
            sum.update(out.getSharedBuffer(), 0, out.length());
            return (int) sum.getValue();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    TypeSerializer<?> serializer(Class<?> type) {
        return form(type).serializer();
    }

    @SuppressWarnings("unchecked")
    <T> void write(T object, DataOutputView out) throws IOException {
        Form form = form(object.getClass());
        out.writeUTF(object.getClass().getName());
        out.writeInt(form.checksum());
        ((TypeSerializer<T>) form.serializer()).serialize(object, out);
    }

    /// Reads the class and the checksum, and returns the serializer of the object that follows.
    TypeSerializer<?> reader(DataInputView in, ClassLoader loader) throws IOException {
        return checked(in, loader).serializer();
    }

    /// Reads the class and the checksum, and returns a serializer that reads the object as a map of fields.
    TypeSerializer<?> looseReader(DataInputView in, ClassLoader loader) throws IOException {
        return Loose.reader(checked(in, loader).serializer().snapshotConfiguration());
    }

    private Form checked(DataInputView in, ClassLoader loader) throws IOException {
        Class<?> type = NamedClass.read(in, loader).get();
        int checksum = in.readInt();
        Form form = form(type);
        if (form.checksum() == checksum) return form;
        throw TypeFaults.SUBCLASS
                .what("A value of the subclass %s was written with other fields.", type.getName())
                .why("The format of subclasses does not record their fields, so a subclass cannot change.")
                .fix("Restore the former class. Classes of a sealed type may change.");
    }
}
