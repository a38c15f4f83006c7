package dev.millrace.api.serializer;

import dev.millrace.api.memory.DataInputView;
import dev.millrace.api.memory.DataOutputView;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Stores the configuration of a serializer that consists of other serializers, with additional data of the
/// outer serializer.
public abstract class CompositeTypeSerializerSnapshot<T, S extends TypeSerializer<T>>
        implements TypeSerializerSnapshot<T> {
    private static final int VERSION = 1;

    /// Says whether the outer serializer, without the nested ones, is compatible with an older one.
    protected enum OuterSchemaCompatibility {
        /// The new serializer reads the old format.
        COMPATIBLE_AS_IS,
        /// The old serializer must read the old values.
        COMPATIBLE_AFTER_MIGRATION,
        /// The new serializer cannot read or migrate the old values.
        INCOMPATIBLE
    }

    private TypeSerializerSnapshot<?> @Nullable [] nested;

    /// Creates an empty snapshot for reading, or for nested serializers that are set later.
    public CompositeTypeSerializerSnapshot() {}

    /// Creates an empty snapshot for reading.
    ///
    /// @param serializerClass ignored; exists for compatibility with Flink
    @SuppressWarnings("rawtypes")
    public CompositeTypeSerializerSnapshot(Class<? extends TypeSerializer> serializerClass) {}

    /// Creates the snapshot of a serializer.
    @SuppressWarnings("this-escape")
    public CompositeTypeSerializerSnapshot(S serializerInstance) {
        TypeSerializer<?>[] serializers = getNestedSerializers(serializerInstance);
        TypeSerializerSnapshot<?>[] snapshots = new TypeSerializerSnapshot<?>[serializers.length];
        for (int i = 0; i < serializers.length; i++) snapshots[i] = serializers[i].snapshotConfiguration();
        nested = snapshots;
    }

    /// Returns the version of the format of [#writeOuterSnapshot].
    protected abstract int getCurrentOuterSnapshotVersion();

    /// Returns the nested serializers in a fixed order.
    protected abstract TypeSerializer<?>[] getNestedSerializers(S outerSerializer);

    /// Creates the outer serializer from nested serializers, which come in the order of [#getNestedSerializers].
    protected abstract S createOuterSerializerWithNestedSerializers(TypeSerializer<?>[] nestedSerializers);

    /// Writes the additional data of the outer serializer. By default, there is none.
    protected void writeOuterSnapshot(DataOutputView out) throws IOException {}

    /// Reads the data that [#writeOuterSnapshot] wrote.
    protected void readOuterSnapshot(int readOuterSnapshotVersion, DataInputView in, ClassLoader userCodeClassLoader)
            throws IOException {}

    /// Compares this snapshot with an older one of the same class, without the nested serializers.
    protected OuterSchemaCompatibility resolveOuterSchemaCompatibility(
            TypeSerializerSnapshot<T> oldSerializerSnapshot) {
        if (!(oldSerializerSnapshot instanceof CompositeTypeSerializerSnapshot<?, ?> old))
            return OuterSchemaCompatibility.COMPATIBLE_AS_IS;
        @SuppressWarnings("unchecked") // the classes were compared before
        CompositeTypeSerializerSnapshot<T, S> same = (CompositeTypeSerializerSnapshot<T, S>) old;
        @SuppressWarnings("unchecked")
        S newSerializer = (S) restoreSerializer();
        return same.resolveOuterSchemaCompatibility(newSerializer);
    }

    /// Compares a new serializer with this older snapshot, as in Flink 1.x.
    protected OuterSchemaCompatibility resolveOuterSchemaCompatibility(S newSerializer) {
        return isOuterSnapshotCompatible(newSerializer)
                ? OuterSchemaCompatibility.COMPATIBLE_AS_IS
                : OuterSchemaCompatibility.INCOMPATIBLE;
    }

    /// Compares a new serializer with this older snapshot, as before Flink 1.10.
    ///
    /// @return whether the two are compatible
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

    /// Returns the snapshots of the nested serializers.
    ///
    /// @throws IllegalStateException if the snapshot has not been read
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

    /// Returns the name of a nested serializer for messages.
    String place(int index) {
        return "part " + index;
    }
}
