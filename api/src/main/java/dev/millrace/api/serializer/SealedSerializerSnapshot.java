package dev.millrace.api.serializer;

import dev.millrace.api.memory.DataInputView;
import dev.millrace.api.memory.DataOutputView;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The snapshot of a [SealedSerializer]: the classes in the order of their numbers. Classes may be added and moved.
public final class SealedSerializerSnapshot<T> implements TypeSerializerSnapshot<T> {
    private @Nullable Class<T> type;
    private final Map<Class<?>, TypeSerializerSnapshot<?>> classes = new LinkedHashMap<>();

    /// For reading.
    public SealedSerializerSnapshot() {}

    SealedSerializerSnapshot(SealedSerializer<T> serializer) {
        type = serializer.getType();
        for (int i = 0; i < serializer.nested.length; i++) {
            classes.put(serializer.getClasses().get(i), serializer.nested[i].snapshotConfiguration());
        }
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
        out.writeInt(classes.size());
        for (Map.Entry<Class<?>, TypeSerializerSnapshot<?>> each : classes.entrySet()) {
            out.writeUTF(each.getKey().getName());
            TypeSerializerSnapshot.writeVersionedSnapshot(out, each.getValue());
        }
    }

    @Override
    @SuppressWarnings("unchecked")
    public void readSnapshot(int readVersion, DataInputView in, ClassLoader loader) throws IOException {
        type = (Class<T>) Named.load(in.readUTF(), loader);
        for (int i = in.readInt(); i > 0; i--) {
            Class<?> each = Named.load(in.readUTF(), loader);
            classes.put(each, TypeSerializerSnapshot.readVersionedSnapshot(in, loader));
        }
    }

    @Override
    public TypeSerializer<T> restoreSerializer() {
        return serializer(
                classes.values().stream()
                        .map(TypeSerializerSnapshot::restoreSerializer)
                        .toArray(TypeSerializer<?>[]::new),
                List.copyOf(classes.keySet()));
    }

    private TypeSerializer<T> serializer(TypeSerializer<?>[] serializers, List<Class<?>> order) {
        return new SealedSerializer<>(type(), order, serializers);
    }

    @Override
    public TypeSerializerSchemaCompatibility<T> resolveSchemaCompatibility(TypeSerializerSnapshot<T> old) {
        if (!(old instanceof SealedSerializerSnapshot<T> before)
                || !before.type().getName().equals(type().getName())
                || !classes.keySet().containsAll(before.classes.keySet())) {
            return TypeSerializerSchemaCompatibility.incompatible();
        }
        List<Class<?>> order = new ArrayList<>(before.classes.keySet());
        int oldCount = order.size();
        classes.keySet().stream().filter(each -> !order.contains(each)).forEach(order::add);
        List<TypeSerializerSnapshot<?>> now = new ArrayList<>();
        for (Class<?> each : order) now.add(Objects.requireNonNull(classes.get(each)));
        return resolve(before, order, now, oldCount);
    }

    private TypeSerializerSchemaCompatibility<T> resolve(
            SealedSerializerSnapshot<T> before,
            List<Class<?>> order,
            List<TypeSerializerSnapshot<?>> now,
            int oldCount) {
        TypeSerializerSnapshot<?>[] common = now.subList(0, oldCount).toArray(TypeSerializerSnapshot<?>[]::new);
        NestedCompatibility answers =
                NestedCompatibility.of(common, before.classes.values().toArray(TypeSerializerSnapshot<?>[]::new));
        if (answers.incompatible()) return TypeSerializerSchemaCompatibility.incompatible();
        if (answers.migration()) return TypeSerializerSchemaCompatibility.compatibleAfterMigration();
        if (!answers.reconfigured() && order.equals(List.copyOf(classes.keySet()))) {
            return TypeSerializerSchemaCompatibility.compatibleAsIs();
        }
        TypeSerializer<?>[] serializers = new TypeSerializer<?>[now.size()];
        for (int i = 0; i < serializers.length; i++) {
            serializers[i] =
                    i < oldCount ? answers.serializers()[i] : now.get(i).restoreSerializer();
        }
        return TypeSerializerSchemaCompatibility.compatibleWithReconfiguredSerializer(serializer(serializers, order));
    }
}
