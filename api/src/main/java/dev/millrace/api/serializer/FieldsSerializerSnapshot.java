package dev.millrace.api.serializer;

import dev.millrace.api.memory.DataInputView;
import dev.millrace.api.memory.DataOutputView;
import dev.millrace.base.fault.MillraceException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Stores the class, the names and the nested snapshots of an object's fields. Fields may be added, removed and
/// reordered. The type of a field may change if the types are compatible.
public final class FieldsSerializerSnapshot<T> implements TypeSerializerSnapshot<T> {
    private @Nullable NamedClass<T> type;
    private @Nullable ClassSerializers subclasses;
    private @Nullable ClassLoader loader;
    private List<FieldForm> fields = List.of();

    /// Describes one serialized field.
    private record FieldForm(String name, boolean primitive, TypeSerializerSnapshot<?> content) {}

    /// Creates an empty snapshot, into which a stored snapshot is read.
    public FieldsSerializerSnapshot() {}

    FieldsSerializerSnapshot(FieldsSerializer<T> serializer, @Nullable ClassSerializers subclasses) {
        this.type = NamedClass.of(serializer.type);
        this.subclasses = subclasses;
        this.loader = serializer.type.getClassLoader();
        List<FieldForm> forms = new ArrayList<>();
        for (int i = 0; i < serializer.names.size(); i++) {
            TypeSerializerSnapshot<?> content = serializer.nested[i].snapshotConfiguration();
            forms.add(new FieldForm(serializer.names.get(i), serializer.primitive[i], content));
        }
        this.fields = forms;
    }

    NamedClass<T> type() {
        return Objects.requireNonNull(type, "the snapshot has not been read yet");
    }

    /// Returns the fields as text: "(id long, customer text)".
    String words() {
        return fields.stream()
                .map(field -> field.name() + " " + Words.brief(field.content()))
                .collect(Collectors.joining(", ", "(", ")"));
    }

    @Override
    public int getCurrentVersion() {
        return 1;
    }

    @Override
    public void writeSnapshot(DataOutputView out) throws IOException {
        type().write(out);
        out.writeUTF(subclasses == null ? "" : subclasses.getClass().getName());
        out.writeInt(fields.size());
        for (FieldForm field : fields) {
            out.writeUTF(field.name());
            out.writeBoolean(field.primitive());
            TypeSerializerSnapshot.writeVersionedSnapshot(out, field.content());
        }
    }

    @Override
    public void readSnapshot(int readVersion, DataInputView in, ClassLoader classLoader) throws IOException {
        loader = classLoader;
        type = NamedClass.read(in, classLoader);
        String lookup = in.readUTF();
        if (!lookup.isEmpty()) subclasses = Named.newInstance(lookup, ClassSerializers.class, classLoader);
        List<FieldForm> read = new ArrayList<>();
        for (int i = in.readInt(); i > 0; i--) {
            String name = in.readUTF();
            boolean primitive = in.readBoolean();
            read.add(new FieldForm(name, primitive, WrittenForms.lenient(in, classLoader)));
        }
        fields = read;
    }

    /// Restores the serializer. Fields that the class no longer has are skipped, so their classes may be missing.
    @Override
    public TypeSerializer<T> restoreSerializer() {
        List<String> present = FieldsSerializer.namesOf(type().get());
        return serializer(fields.stream()
                .map(field -> present.contains(field.name())
                        ? field.content().restoreSerializer()
                        : Loose.reader(field.content()))
                .toArray(TypeSerializer<?>[]::new));
    }

    private TypeSerializer<T> serializer(TypeSerializer<?>[] contents) {
        return serializer(contents, subclasses);
    }

    private TypeSerializer<T> serializer(TypeSerializer<?>[] contents, @Nullable ClassSerializers finder) {
        Class<T> found = type().get();
        return found.isRecord()
                ? new RecordSerializer<>(found, names(), primitive(), contents)
                : new PojoSerializer<>(found, names(), primitive(), contents, new SubclassForms(finder));
    }

    /// Returns a serializer that reads maps of fields without the class.
    ///
    /// @param label the class name to add to values; empty for none
    TypeSerializer<?> loose(String label) {
        TypeSerializer<?>[] readers =
                fields.stream().map(field -> Loose.reader(field.content())).toArray(TypeSerializer<?>[]::new);
        TypeSerializer<?> whole = subclasses == null
                ? null
                : new Loose.Subclasses(new SubclassForms(subclasses), Objects.requireNonNull(loader));
        return new Loose.Fields(label, names(), primitive(), readers, whole);
    }

    private boolean[] primitive() {
        boolean[] primitive = new boolean[fields.size()];
        for (int i = 0; i < primitive.length; i++) primitive[i] = fields.get(i).primitive();
        return primitive;
    }

    private List<String> names() {
        return fields.stream().map(FieldForm::name).toList();
    }

    @Override
    public TypeSerializerSchemaCompatibility<T> resolveSchemaCompatibility(TypeSerializerSnapshot<T> old) {
        if (!(old instanceof FieldsSerializerSnapshot<T> before)
                || !before.type().equals(type())) {
            return TypeSerializerSchemaCompatibility.incompatible(NestedCompatibility.change(this, old));
        }
        List<String> common = before.names().stream().filter(names()::contains).toList();
        NestedCompatibility answers = NestedCompatibility.of(
                common.stream().map(this::form).toArray(TypeSerializerSnapshot<?>[]::new),
                common.stream().map(before::form).toArray(TypeSerializerSnapshot<?>[]::new),
                index -> place(common.get(index)));
        if (answers.reason() != null) return TypeSerializerSchemaCompatibility.incompatible(answers.reason());
        if (answers.migration() || !sameLayout(before)) return migration(before, common, answers);
        if (!answers.reconfigured()) return TypeSerializerSchemaCompatibility.compatibleAsIs();
        return TypeSerializerSchemaCompatibility.compatibleWithReconfiguredSerializer(
                serializer(answers.serializers()));
    }

    private String place(String field) {
        return "field '%s' of %s".formatted(field, type());
    }

    private TypeSerializerSnapshot<?> form(String field) {
        return fields.get(names().indexOf(field)).content();
    }

    private TypeSerializerSchemaCompatibility<T> migration(
            FieldsSerializerSnapshot<T> before, List<String> common, NestedCompatibility answers) {
        TypeSerializer<?>[] readers = answers.readers();
        TypeSerializer<?>[] contents = new TypeSerializer<?>[before.fields.size()];
        for (int i = 0; i < contents.length; i++) {
            FieldForm field = before.fields.get(i);
            int index = common.indexOf(field.name());
            try {
                contents[i] = index < 0 ? Loose.reader(field.content()) : readers[index];
            } catch (MillraceException missing) {
                return TypeSerializerSchemaCompatibility.incompatible(
                        place(field.name()) + " was removed, but its values cannot be skipped: " + missing.what());
            }
        }
        return TypeSerializerSchemaCompatibility.compatibleAfterMigration(before.serializer(contents, subclasses));
    }

    private boolean sameLayout(FieldsSerializerSnapshot<T> before) {
        if (!names().equals(before.names())) return false;
        for (int i = 0; i < fields.size(); i++) {
            if (fields.get(i).primitive() != before.fields.get(i).primitive()) return false;
        }
        return true;
    }
}
