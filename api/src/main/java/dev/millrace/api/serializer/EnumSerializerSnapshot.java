package dev.millrace.api.serializer;

import dev.millrace.api.memory.DataInputView;
import dev.millrace.api.memory.DataOutputView;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The snapshot of an [EnumSerializer]: the class and the names in the order of their numbers.
public final class EnumSerializerSnapshot<T extends Enum<T>> implements TypeSerializerSnapshot<T> {
    private @Nullable Class<T> enumClass;
    private List<String> names = List.of();

    /// For reading.
    public EnumSerializerSnapshot() {}

    EnumSerializerSnapshot(EnumSerializer<T> serializer) {
        enumClass = serializer.getEnumClass();
        names = serializer.values().stream().map(Enum::name).toList();
    }

    @Override
    public int getCurrentVersion() {
        return 1;
    }

    @Override
    public void writeSnapshot(DataOutputView out) throws IOException {
        out.writeUTF(enumClass().getName());
        out.writeInt(names.size());
        for (String name : names) out.writeUTF(name);
    }

    @Override
    @SuppressWarnings("unchecked")
    public void readSnapshot(int readVersion, DataInputView in, ClassLoader loader) throws IOException {
        enumClass = (Class<T>) Named.load(in.readUTF(), loader);
        List<String> read = new ArrayList<>();
        for (int i = in.readInt(); i > 0; i--) read.add(in.readUTF());
        names = read;
    }

    private Class<T> enumClass() {
        return Objects.requireNonNull(enumClass, "the snapshot has not been read yet");
    }

    @Override
    public TypeSerializer<T> restoreSerializer() {
        return serializer(names);
    }

    /// Old numbers keep their constants, new constants get the next numbers.
    private TypeSerializer<T> serializer(List<String> oldNames) {
        List<T> values = new ArrayList<>();
        for (String name : oldNames) values.add(Enum.valueOf(enumClass(), name));
        Arrays.stream(enumClass().getEnumConstants())
                .filter(constant -> !values.contains(constant))
                .forEach(values::add);
        return new EnumSerializer<>(enumClass(), values);
    }

    @Override
    public TypeSerializerSchemaCompatibility<T> resolveSchemaCompatibility(TypeSerializerSnapshot<T> old) {
        if (!(old instanceof EnumSerializerSnapshot<T> that)
                || !that.enumClass().getName().equals(enumClass().getName())
                || !names.containsAll(that.names)) {
            return TypeSerializerSchemaCompatibility.incompatible();
        }
        return names.subList(0, that.names.size()).equals(that.names)
                ? TypeSerializerSchemaCompatibility.compatibleAsIs()
                : TypeSerializerSchemaCompatibility.compatibleWithReconfiguredSerializer(serializer(that.names));
    }
}
