package dev.millrace.api.operator;

import dev.millrace.api.memory.DataInputView;
import dev.millrace.api.memory.DataOutputView;
import dev.millrace.api.serializer.SimpleTypeSerializerSnapshot;
import dev.millrace.api.serializer.TypeSerializerSingleton;
import dev.millrace.api.serializer.TypeSerializerSnapshot;
import java.io.IOException;

/// Serializes [VoidNamespace] as one byte.
public final class VoidNamespaceSerializer extends TypeSerializerSingleton<VoidNamespace> {
    private static final long serialVersionUID = 1L;

    /// The shared instance.
    public static final VoidNamespaceSerializer INSTANCE = new VoidNamespaceSerializer();

    @Override
    public boolean isImmutableType() {
        return true;
    }

    @Override
    public VoidNamespace createInstance() {
        return VoidNamespace.INSTANCE;
    }

    @Override
    public VoidNamespace copy(VoidNamespace from) {
        return from;
    }

    @Override
    public VoidNamespace copy(VoidNamespace from, VoidNamespace reuse) {
        return from;
    }

    @Override
    public int getLength() {
        return 1;
    }

    @Override
    public void serialize(VoidNamespace record, DataOutputView target) throws IOException {
        target.writeByte(0);
    }

    @Override
    public VoidNamespace deserialize(DataInputView source) throws IOException {
        source.readByte();
        return VoidNamespace.INSTANCE;
    }

    @Override
    public VoidNamespace deserialize(VoidNamespace reuse, DataInputView source) throws IOException {
        return deserialize(source);
    }

    @Override
    public void copy(DataInputView source, DataOutputView target) throws IOException {
        target.writeByte(source.readByte());
    }

    @Override
    public TypeSerializerSnapshot<VoidNamespace> snapshotConfiguration() {
        return new Snapshot();
    }

    /// Stores the configuration of the serializer, which has no parameters.
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<VoidNamespace> {
        public Snapshot() {
            super(() -> INSTANCE);
        }
    }
}
