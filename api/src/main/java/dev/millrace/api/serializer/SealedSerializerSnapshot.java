package dev.millrace.api.serializer;

import dev.millrace.api.memory.DataInputView;
import dev.millrace.api.memory.DataOutputView;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Stores the classes of a [SealedSerializer] in the order of their numbers. Classes may be added, reordered and
/// removed. Reading a value of a removed class fails.
public final class SealedSerializerSnapshot<T> implements TypeSerializerSnapshot<T> {
    private @Nullable NamedClass<T> type;
    private final List<NamedClass<?>> types = new ArrayList<>();
    private final List<TypeSerializerSnapshot<?>> forms = new ArrayList<>();

    /// Creates an empty snapshot, into which a stored snapshot is read.
    public SealedSerializerSnapshot() {}

    SealedSerializerSnapshot(SealedSerializer<T> serializer) {
        type = NamedClass.of(serializer.getType());
        for (int i = 0; i < serializer.nested.length; i++) {
            types.add(NamedClass.of(serializer.getClasses().get(i)));
            forms.add(serializer.nested[i].snapshotConfiguration());
        }
    }

    NamedClass<T> type() {
        return Objects.requireNonNull(type, "the snapshot has not been read yet");
    }

    /// Returns the classes in the order of their numbers.
    List<NamedClass<?>> types() {
        return types;
    }

    /// Returns the snapshots of the classes in the same order.
    List<TypeSerializerSnapshot<?>> forms() {
        return forms;
    }

    @Override
    public int getCurrentVersion() {
        return 1;
    }

    @Override
    public void writeSnapshot(DataOutputView out) throws IOException {
        type().write(out);
        out.writeInt(types.size());
        for (int i = 0; i < types.size(); i++) {
            types.get(i).write(out);
            TypeSerializerSnapshot.writeVersionedSnapshot(out, forms.get(i));
        }
    }

    @Override
    public void readSnapshot(int readVersion, DataInputView in, ClassLoader loader) throws IOException {
        type = NamedClass.read(in, loader);
        for (int i = in.readInt(); i > 0; i--) {
            types.add(NamedClass.read(in, loader));
            forms.add(WrittenForms.lenient(in, loader));
        }
    }

    @Override
    public TypeSerializer<T> restoreSerializer() {
        Class<T> sealed = type().get();
        boolean isWhole = types.stream().allMatch(each -> each.found() != null && sealed.isAssignableFrom(each.get()));
        if (isWhole) return serializer(types, restored(forms));
        TypeSerializer<?>[] readers = new TypeSerializer<?>[types.size()];
        for (int i = 0; i < readers.length; i++) {
            Class<?> each = types.get(i).found();
            readers[i] = each != null && sealed.isAssignableFrom(each)
                    ? forms.get(i).restoreSerializer()
                    : removed(types.get(i));
        }
        return new SealedReader<>(readers);
    }

    private static TypeSerializer<?>[] restored(List<TypeSerializerSnapshot<?>> snapshots) {
        return snapshots.stream().map(TypeSerializerSnapshot::restoreSerializer).toArray(TypeSerializer<?>[]::new);
    }

    private TypeSerializer<T> serializer(List<NamedClass<?>> order, TypeSerializer<?>[] serializers) {
        List<Class<?>> classes = new ArrayList<>();
        for (NamedClass<?> each : order) classes.add(each.get());
        return new SealedSerializer<>(type().get(), classes, serializers);
    }

    private TypeSerializer<?> removed(NamedClass<?> each) {
        return new SealedReader.Removed<>(each.name(), type().name());
    }

    @Override
    public TypeSerializerSchemaCompatibility<T> resolveSchemaCompatibility(TypeSerializerSnapshot<T> old) {
        if (!(old instanceof SealedSerializerSnapshot<T> before)
                || !before.type().equals(type())) {
            return TypeSerializerSchemaCompatibility.incompatible(NestedCompatibility.change(this, old));
        }
        List<NamedClass<?>> common =
                before.types.stream().filter(types::contains).toList();
        NestedCompatibility answers = NestedCompatibility.of(
                common.stream().map(this::form).toArray(TypeSerializerSnapshot<?>[]::new),
                common.stream().map(before::form).toArray(TypeSerializerSnapshot<?>[]::new),
                index -> "class " + common.get(index));
        if (answers.reason() != null) return TypeSerializerSchemaCompatibility.incompatible(answers.reason());
        if (answers.migration() || common.size() < before.types.size()) {
            return TypeSerializerSchemaCompatibility.compatibleAfterMigration(reader(before, common, answers));
        }
        if (!answers.reconfigured() && types.subList(0, common.size()).equals(common)) {
            return TypeSerializerSchemaCompatibility.compatibleAsIs();
        }
        return TypeSerializerSchemaCompatibility.compatibleWithReconfiguredSerializer(extended(common, answers));
    }

    private TypeSerializerSnapshot<?> form(NamedClass<?> each) {
        return forms.get(types.indexOf(each));
    }

    private TypeSerializer<T> reader(
            SealedSerializerSnapshot<T> before, List<NamedClass<?>> common, NestedCompatibility answers) {
        TypeSerializer<?>[] readers = answers.readers();
        TypeSerializer<?>[] byNumber = new TypeSerializer<?>[before.types.size()];
        for (int i = 0; i < byNumber.length; i++) {
            int index = common.indexOf(before.types.get(i));
            byNumber[i] = index < 0 ? removed(before.types.get(i)) : readers[index];
        }
        return new SealedReader<>(byNumber);
    }

    /// Keeps the old numbers of classes and gives the next numbers to new classes.
    private TypeSerializer<T> extended(List<NamedClass<?>> common, NestedCompatibility answers) {
        List<NamedClass<?>> order = new ArrayList<>(common);
        types.stream().filter(each -> !common.contains(each)).forEach(order::add);
        TypeSerializer<?>[] old = answers.serializers();
        TypeSerializer<?>[] serializers = new TypeSerializer<?>[order.size()];
        for (int i = 0; i < serializers.length; i++) {
            serializers[i] = i < old.length ? old[i] : form(order.get(i)).restoreSerializer();
        }
        return serializer(order, serializers);
    }
}
