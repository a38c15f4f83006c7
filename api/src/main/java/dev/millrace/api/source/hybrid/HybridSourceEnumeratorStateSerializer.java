package dev.millrace.api.source.hybrid;

import dev.millrace.api.memory.DataInputDeserializer;
import dev.millrace.api.memory.DataOutputSerializer;
import dev.millrace.api.memory.SimpleVersionedSerializer;
import java.io.IOException;

/// Serializes the state of an enumerator together with the index of its source.
public class HybridSourceEnumeratorStateSerializer implements SimpleVersionedSerializer<HybridSourceEnumeratorState> {
    private static final int VERSION = 1;
    private static final int START_BYTES = 256;

    @Override
    public int getVersion() {
        return VERSION;
    }

    @Override
    public byte[] serialize(HybridSourceEnumeratorState state) throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(START_BYTES);
        out.writeInt(state.getCurrentSourceIndex());
        out.writeInt(state.getWrappedStateSerializerVersion());
        HybridSourceSplitSerializer.writeBytes(out, state.getWrappedState());
        byte[] madeSource = state.madeSource();
        out.writeBoolean(madeSource != null);
        if (madeSource != null) HybridSourceSplitSerializer.writeBytes(out, madeSource);
        return out.getCopyOfBuffer();
    }

    @Override
    public HybridSourceEnumeratorState deserialize(int version, byte[] serialized) throws IOException {
        HybridSourceSplitSerializer.checkVersion("the enumerator of a hybrid source", VERSION, version);
        DataInputDeserializer in = new DataInputDeserializer(serialized);
        int sourceIndex = in.readInt();
        int stateVersion = in.readInt();
        byte[] state = HybridSourceSplitSerializer.readBytes(in);
        byte[] madeSource = in.readBoolean() ? HybridSourceSplitSerializer.readBytes(in) : null;
        return new HybridSourceEnumeratorState(sourceIndex, state, stateVersion, madeSource);
    }
}
