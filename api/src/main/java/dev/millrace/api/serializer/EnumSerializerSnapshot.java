package dev.millrace.api.serializer;

import dev.millrace.api.memory.DataInputView;
import dev.millrace.api.memory.DataOutputView;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Stores the class and the names of an [EnumSerializer] in the order of their numbers. Constants may be added,
/// reordered and removed. Reading a removed constant fails.
public final class EnumSerializerSnapshot<T extends Enum<T>> implements TypeSerializerSnapshot<T> {
    private @Nullable NamedClass<T> type;
    private List<String> names = List.of();

    /// Creates an empty snapshot, into which a stored snapshot is read.
    public EnumSerializerSnapshot() {}

    EnumSerializerSnapshot(EnumSerializer<T> serializer) {
        type = NamedClass.of(serializer.getEnumClass());
        names = serializer.values().stream().map(Enum::name).toList();
    }

    @Override
    public int getCurrentVersion() {
        return 1;
    }

    @Override
    public void writeSnapshot(DataOutputView out) throws IOException {
        type().write(out);
        out.writeInt(names.size());
        for (String name : names) out.writeUTF(name);
    }

    @Override
    public void readSnapshot(int readVersion, DataInputView in, ClassLoader loader) throws IOException {
        type = NamedClass.read(in, loader);
        List<String> read = new ArrayList<>();
        for (int i = in.readInt(); i > 0; i--) read.add(in.readUTF());
        names = read;
    }

    NamedClass<T> type() {
        return Objects.requireNonNull(type, "the snapshot has not been read yet");
    }

    /// Returns the names in the order of their numbers.
    List<String> names() {
        return names;
    }

    @Override
    public TypeSerializer<T> restoreSerializer() {
        Class<T> enumClass = type().get();
        List<String> present =
                Arrays.stream(enumClass.getEnumConstants()).map(Enum::name).toList();
        return present.containsAll(names)
                ? serializer(names)
                : new ConstantReader<>(enumClass.getName(), names, enumClass);
    }

    /// Keeps the old numbers of constants and gives the next numbers to new constants.
    private TypeSerializer<T> serializer(List<String> oldNames) {
        Class<T> enumClass = type().get();
        List<T> values = new ArrayList<>();
        for (String name : oldNames) values.add(Enum.valueOf(enumClass, name));
        Arrays.stream(enumClass.getEnumConstants())
                .filter(constant -> !values.contains(constant))
                .forEach(values::add);
        return new EnumSerializer<>(enumClass, values);
    }

    @Override
    public TypeSerializerSchemaCompatibility<T> resolveSchemaCompatibility(TypeSerializerSnapshot<T> old) {
        if (!(old instanceof EnumSerializerSnapshot<T> before) || !before.type().equals(type())) {
            return TypeSerializerSchemaCompatibility.incompatible(NestedCompatibility.change(this, old));
        }
        List<String> oldNames = before.names;
        if (!names.containsAll(oldNames)) {
            return TypeSerializerSchemaCompatibility.compatibleAfterMigration(
                    new ConstantReader<>(type().name(), oldNames, type().get()));
        }
        return names.subList(0, oldNames.size()).equals(oldNames)
                ? TypeSerializerSchemaCompatibility.compatibleAsIs()
                : TypeSerializerSchemaCompatibility.compatibleWithReconfiguredSerializer(serializer(oldNames));
    }
}
