package dev.millrace.api.source.library;

import dev.millrace.api.memory.SimpleVersionedSerializer;
import dev.millrace.api.source.SourceSplit;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// Serializes a collection of splits together with the version of their serializer.
final class SplitCollectionSerializer<SplitT extends SourceSplit>
        implements SimpleVersionedSerializer<Collection<SplitT>> {
    private static final int VERSION = 1;

    private final SimpleVersionedSerializer<SplitT> splits;

    SplitCollectionSerializer(SimpleVersionedSerializer<SplitT> splits) {
        this.splits = splits;
    }

    @Override
    public int getVersion() {
        return VERSION;
    }

    @Override
    public byte[] serialize(Collection<SplitT> collection) throws IOException {
        return SplitBytes.written(out -> {
            out.writeInt(splits.getVersion());
            out.writeInt(collection.size());
            for (SplitT split : collection) SplitBytes.writeBytes(out, splits.serialize(split));
        });
    }

    @Override
    public Collection<SplitT> deserialize(int version, byte[] serialized) throws IOException {
        SplitBytes.checkVersion("The state of an enumerator", VERSION, version);
        return SplitBytes.read(serialized, in -> {
            int splitVersion = in.readInt();
            int count = in.readInt();
            List<SplitT> collection = new ArrayList<>(count);
            for (int at = 0; at < count; at++) {
                collection.add(splits.deserialize(splitVersion, SplitBytes.readBytes(in)));
            }
            return collection;
        });
    }
}
