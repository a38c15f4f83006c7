package dev.millrace.api.serializer;

import dev.millrace.api.memory.DataInputView;
import dev.millrace.api.memory.DataOutputView;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The snapshot of an object's fields: class, names and nested snapshots. Fields may be added, removed and moved.
public final class FieldsSerializerSnapshot<T> implements TypeSerializerSnapshot<T> {
    private @Nullable Class<T> type;
    private @Nullable ClassSerializers subclasses;
    private List<FieldForm> fields = List.of();

    /// One field as it was written.
    private record FieldForm(String name, boolean primitive, TypeSerializerSnapshot<?> content) {}

    /// For reading.
    public FieldsSerializerSnapshot() {}

    FieldsSerializerSnapshot(FieldsSerializer<T> serializer, @Nullable ClassSerializers subclasses) {
        this.type = serializer.type;
        this.subclasses = subclasses;
        List<FieldForm> forms = new ArrayList<>();
        for (int i = 0; i < serializer.names.size(); i++) {
            TypeSerializerSnapshot<?> content = serializer.nested[i].snapshotConfiguration();
            forms.add(new FieldForm(serializer.names.get(i), serializer.primitive[i], content));
        }
        this.fields = forms;
    }

    private Class<T> type() {
        return Objects.requireNonNull(type, "the snapshot has not been read yet");
    }

    @Override
    public int getCurrentVersion() {
        return 1;
    }

    @Override
    public void writeSnapshot(DataOutputView out) throws IOException {
        out.writeUTF(type().getName());
        out.writeUTF(subclasses == null ? "" : subclasses.getClass().getName());
        out.writeInt(fields.size());
        for (FieldForm field : fields) {
            out.writeUTF(field.name());
            out.writeBoolean(field.primitive());
            TypeSerializerSnapshot.writeVersionedSnapshot(out, field.content());
        }
    }

    @Override
    @SuppressWarnings("unchecked")
    public void readSnapshot(int readVersion, DataInputView in, ClassLoader loader) throws IOException {
        type = (Class<T>) Named.load(in.readUTF(), loader);
        String lookup = in.readUTF();
        if (!lookup.isEmpty()) subclasses = Named.newInstance(lookup, ClassSerializers.class, loader);
        List<FieldForm> read = new ArrayList<>();
        for (int i = in.readInt(); i > 0; i--) {
            String name = in.readUTF();
            boolean primitive = in.readBoolean();
            read.add(new FieldForm(name, primitive, TypeSerializerSnapshot.readVersionedSnapshot(in, loader)));
        }
        fields = read;
    }

    @Override
    public TypeSerializer<T> restoreSerializer() {
        return serializer(fields.stream()
                .map(field -> field.content().restoreSerializer())
                .toArray(TypeSerializer<?>[]::new));
    }

    private TypeSerializer<T> serializer(TypeSerializer<?>[] contents) {
        boolean[] primitive = new boolean[fields.size()];
        for (int i = 0; i < primitive.length; i++) primitive[i] = fields.get(i).primitive();
        if (type().isRecord()) return new RecordSerializer<>(type(), names(), primitive, contents);
        return new PojoSerializer<>(type(), names(), primitive, contents, Objects.requireNonNull(subclasses));
    }

    private List<String> names() {
        return fields.stream().map(FieldForm::name).toList();
    }

    @Override
    public TypeSerializerSchemaCompatibility<T> resolveSchemaCompatibility(TypeSerializerSnapshot<T> old) {
        if (!(old instanceof FieldsSerializerSnapshot<T> before)
                || !before.type().getName().equals(type().getName())) {
            return TypeSerializerSchemaCompatibility.incompatible();
        }
        NestedCompatibility common = common(before);
        if (common.incompatible()) return TypeSerializerSchemaCompatibility.incompatible();
        if (common.migration() || !sameLayout(before)) {
            return TypeSerializerSchemaCompatibility.compatibleAfterMigration();
        }
        if (!common.reconfigured()) return TypeSerializerSchemaCompatibility.compatibleAsIs();
        return TypeSerializerSchemaCompatibility.compatibleWithReconfiguredSerializer(serializer(common.serializers()));
    }

    private boolean sameLayout(FieldsSerializerSnapshot<T> before) {
        if (!names().equals(before.names())) return false;
        for (int i = 0; i < fields.size(); i++) {
            if (fields.get(i).primitive() != before.fields.get(i).primitive()) return false;
        }
        return true;
    }

    /// What the fields that both versions have say of each other.
    private NestedCompatibility common(FieldsSerializerSnapshot<T> before) {
        List<TypeSerializerSnapshot<?>> now = new ArrayList<>();
        List<TypeSerializerSnapshot<?>> then = new ArrayList<>();
        for (FieldForm field : fields) {
            int index = before.names().indexOf(field.name());
            if (index < 0) continue;
            now.add(field.content());
            then.add(before.fields.get(index).content());
        }
        return NestedCompatibility.of(
                now.toArray(TypeSerializerSnapshot<?>[]::new), then.toArray(TypeSerializerSnapshot<?>[]::new));
    }
}
