package dev.millrace.api.source.hybrid;

import dev.millrace.api.memory.DataInputDeserializer;
import dev.millrace.api.memory.DataOutputSerializer;
import dev.millrace.api.memory.SimpleVersionedSerializer;
import dev.millrace.api.source.SourceFaults;
import java.io.IOException;

/// Serializes a split together with the index of its source and the version of that source's serializer.
public class HybridSourceSplitSerializer implements SimpleVersionedSerializer<HybridSourceSplit> {
    private static final int VERSION = 1;
    private static final int START_BYTES = 64;

    @Override
    public int getVersion() {
        return VERSION;
    }

    @Override
    public byte[] serialize(HybridSourceSplit split) throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(START_BYTES);
        out.writeInt(split.sourceIndex());
        out.writeInt(split.wrappedSplitSerializerVersion());
        out.writeUTF(split.splitId());
        writeBytes(out, split.wrappedSplitBytes());
        return out.getCopyOfBuffer();
    }

    @Override
    public HybridSourceSplit deserialize(int version, byte[] serialized) throws IOException {
        checkVersion("A split of a hybrid source", VERSION, version);
        DataInputDeserializer in = new DataInputDeserializer(serialized);
        int sourceIndex = in.readInt();
        int splitVersion = in.readInt();
        String splitId = in.readUTF();
        return new HybridSourceSplit(sourceIndex, readBytes(in), splitVersion, splitId);
    }

    static void checkVersion(String what, int known, int version) {
        if (version == known) return;
        throw SourceFaults.UNKNOWN_VERSION
                .what("%s has the version %d.", what, version)
                .why("This release reads version %d.", known)
                .fix("Restore with the release that wrote the data.");
    }

    static void writeBytes(DataOutputSerializer out, byte[] bytes) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    static byte[] readBytes(DataInputDeserializer in) throws IOException {
        byte[] bytes = new byte[in.readInt()];
        in.readFully(bytes);
        return bytes;
    }
}
