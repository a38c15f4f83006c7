package dev.millrace.api.serializer;

import dev.millrace.api.memory.DataInputView;
import dev.millrace.api.memory.DataOutputView;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// The snapshot of a serializer that consists of others, with room for what the outer one needs itself.
public abstract class CompositeTypeSerializerSnapshot<T, S extends TypeSerializer<T>>
        implements TypeSerializerSnapshot<T> {
    private static final int VERSION = 1;

    /// What the outer form, without the nested ones, says of an older one.
    protected enum OuterSchemaCompatibility {
        /// The new serializer reads the old form.
        COMPATIBLE_AS_IS,
        /// Old values must be read by the old serializer.
        COMPATIBLE_AFTER_MIGRATION,
        /// The new serializer cannot take over.
        INCOMPATIBLE
    }

    private TypeSerializerSnapshot<?> @Nullable [] nested;

    /// For reading, or when nested serializers are given later.
    public CompositeTypeSerializerSnapshot() {}

    /// For reading a serializer of this class.
    @SuppressWarnings("rawtypes")
    public CompositeTypeSerializerSnapshot(Class<? extends TypeSerializer> serializerClass) {}

    /// The snapshot of this serializer.
    @SuppressWarnings("this-escape")
    public CompositeTypeSerializerSnapshot(S serializerInstance) {
        TypeSerializer<?>[] serializers = getNestedSerializers(serializerInstance);
        TypeSerializerSnapshot<?>[] snapshots = new TypeSerializerSnapshot<?>[serializers.length];
        for (int i = 0; i < serializers.length; i++) snapshots[i] = serializers[i].snapshotConfiguration();
        nested = snapshots;
    }

    /// The version of what [#writeOuterSnapshot] writes.
    protected abstract int getCurrentOuterSnapshotVersion();

    /// The serializers that this one consists of, in a fixed order.
    protected abstract TypeSerializer<?>[] getNestedSerializers(S outerSerializer);

    /// The serializer of these nested ones, given in the same order.
    protected abstract S createOuterSerializerWithNestedSerializers(TypeSerializer<?>[] nestedSerializers);

    /// Writes what the outer serializer needs besides the nested ones.
    protected void writeOuterSnapshot(DataOutputView out) throws IOException {}

    /// Reads what [#writeOuterSnapshot] wrote.
    protected void readOuterSnapshot(int readOuterSnapshotVersion, DataInputView in, ClassLoader userCodeClassLoader)
            throws IOException {}

    /// Whether the outer form can follow an old one of the same class.
    protected OuterSchemaCompatibility resolveOuterSchemaCompatibility(
            TypeSerializerSnapshot<T> oldSerializerSnapshot) {
        if (!(oldSerializerSnapshot instanceof CompositeTypeSerializerSnapshot<?, ?> old))
            return OuterSchemaCompatibility.COMPATIBLE_AS_IS;
        @SuppressWarnings("unchecked") // of the same class, which was compared before
        CompositeTypeSerializerSnapshot<T, S> same = (CompositeTypeSerializerSnapshot<T, S>) old;
        @SuppressWarnings("unchecked")
        S newSerializer = (S) restoreSerializer();
        return same.resolveOuterSchemaCompatibility(newSerializer);
    }

    /// Whether a new serializer can follow this, the old outer form, as snapshots of Flink 1.x say it.
    protected OuterSchemaCompatibility resolveOuterSchemaCompatibility(S newSerializer) {
        return isOuterSnapshotCompatible(newSerializer)
                ? OuterSchemaCompatibility.COMPATIBLE_AS_IS
                : OuterSchemaCompatibility.INCOMPATIBLE;
    }

    /// The same, as snapshots before Flink 1.10 say it.
    protected boolean isOuterSnapshotCompatible(S newSerializer) {
        return true;
    }

    @Override
    public final int getCurrentVersion() {
        return VERSION;
    }

    @Override
    public final void writeSnapshot(DataOutputView out) throws IOException {
        out.writeInt(getCurrentOuterSnapshotVersion());
        writeOuterSnapshot(out);
        TypeSerializerSnapshot<?>[] snapshots = getNestedSerializerSnapshots();
        out.writeInt(snapshots.length);
        for (TypeSerializerSnapshot<?> snapshot : snapshots) {
            TypeSerializerSnapshot.writeVersionedSnapshot(out, snapshot);
        }
    }

    @Override
    public final void readSnapshot(int readVersion, DataInputView in, ClassLoader userCodeClassLoader)
            throws IOException {
        if (readVersion != VERSION) throw new IOException("Version " + readVersion + " of a snapshot is not known.");
        readOuterSnapshot(in.readInt(), in, userCodeClassLoader);
        TypeSerializerSnapshot<?>[] snapshots = new TypeSerializerSnapshot<?>[Compact.checked(in.readInt())];
        for (int i = 0; i < snapshots.length; i++) {
            snapshots[i] = WrittenForms.lenient(in, userCodeClassLoader);
        }
        nested = snapshots;
    }

    /// The snapshots of the nested serializers.
    public TypeSerializerSnapshot<?>[] getNestedSerializerSnapshots() {
        if (nested == null) throw new IllegalStateException("The snapshot has not been read yet.");
        return nested;
    }

    @Override
    public final TypeSerializer<T> restoreSerializer() {
        TypeSerializerSnapshot<?>[] snapshots = getNestedSerializerSnapshots();
        TypeSerializer<?>[] serializers = new TypeSerializer<?>[snapshots.length];
        for (int i = 0; i < serializers.length; i++) serializers[i] = snapshots[i].restoreSerializer();
        return createOuterSerializerWithNestedSerializers(serializers);
    }

    @Override
    public TypeSerializerSchemaCompatibility<T> resolveSchemaCompatibility(
            TypeSerializerSnapshot<T> oldSerializerSnapshot) {
        if (!(oldSerializerSnapshot instanceof CompositeTypeSerializerSnapshot<?, ?> old)
                || old.getClass() != getClass()
                || old.getNestedSerializerSnapshots().length != getNestedSerializerSnapshots().length) {
            return refused(oldSerializerSnapshot);
        }
        OuterSchemaCompatibility outer = resolveOuterSchemaCompatibility(oldSerializerSnapshot);
        if (outer == OuterSchemaCompatibility.INCOMPATIBLE) return refused(oldSerializerSnapshot);
        NestedCompatibility inner =
                NestedCompatibility.of(getNestedSerializerSnapshots(), old.getNestedSerializerSnapshots(), this::place);
        if (inner.reason() != null) return TypeSerializerSchemaCompatibility.incompatible(inner.reason());
        if (inner.migration() || outer == OuterSchemaCompatibility.COMPATIBLE_AFTER_MIGRATION) {
            @SuppressWarnings("unchecked")
            TypeSerializer<T> reader =
                    (TypeSerializer<T>) old.createOuterSerializerWithNestedSerializers(inner.readers());
            return TypeSerializerSchemaCompatibility.compatibleAfterMigration(reader);
        }
        if (!inner.reconfigured()) return TypeSerializerSchemaCompatibility.compatibleAsIs();
        return TypeSerializerSchemaCompatibility.compatibleWithReconfiguredSerializer(
                createOuterSerializerWithNestedSerializers(inner.serializers()));
    }

    private TypeSerializerSchemaCompatibility<T> refused(TypeSerializerSnapshot<T> old) {
        return TypeSerializerSchemaCompatibility.incompatible(NestedCompatibility.change(this, old));
    }

    /// Names a nested serializer for people.
    String place(int index) {
        return "part " + index;
    }
}
