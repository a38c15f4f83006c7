package dev.millrace.api.source.reader;

import dev.millrace.api.memory.DataInputDeserializer;
import dev.millrace.api.memory.DataOutputSerializer;
import dev.millrace.api.memory.SimpleVersionedSerializer;
import dev.millrace.api.source.SourceSplit;
import java.io.IOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/// Writes the splits of each subtask to bytes, in the format of Flink's connectors.
public class SerdeUtils {
    private static final int BYTES_AT_FIRST = 256;

    private SerdeUtils() {}

    /// Writes splits.
    ///
    /// @param splitAssignments the splits by subtask
    public static <SplitT extends SourceSplit, C extends Collection<SplitT>> byte[] serializeSplitAssignments(
            Map<Integer, C> splitAssignments, SimpleVersionedSerializer<SplitT> splitSerializer) throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(BYTES_AT_FIRST);
        out.writeInt(splitAssignments.size());
        if (splitAssignments.isEmpty()) return out.getCopyOfBuffer();
        out.writeInt(splitSerializer.getVersion());
        for (Map.Entry<Integer, C> each : splitAssignments.entrySet()) {
            out.writeInt(each.getKey());
            out.writeInt(each.getValue().size());
            for (SplitT split : each.getValue()) {
                byte[] written = splitSerializer.serialize(split);
                out.writeInt(written.length);
                out.write(written);
            }
        }
        return out.getCopyOfBuffer();
    }

    /// Reads splits.
    ///
    /// @param collectionSupplier creates a collection for a number of splits
    public static <SplitT extends SourceSplit, C extends Collection<SplitT>>
            Map<Integer, C> deserializeSplitAssignments(
                    byte[] serialized,
                    SimpleVersionedSerializer<SplitT> splitSerializer,
                    Function<Integer, C> collectionSupplier)
                    throws IOException {
        DataInputDeserializer in = new DataInputDeserializer(serialized);
        int subtasks = in.readInt();
        Map<Integer, C> assignments = HashMap.newHashMap(subtasks);
        if (subtasks == 0) return assignments;
        int version = in.readInt();
        for (int i = 0; i < subtasks; i++) {
            int subtask = in.readInt();
            int count = in.readInt();
            C splits = collectionSupplier.apply(count);
            for (int j = 0; j < count; j++) splits.add(split(in, version, splitSerializer));
            assignments.put(subtask, splits);
        }
        return assignments;
    }

    private static <SplitT> SplitT split(
            DataInputDeserializer in, int version, SimpleVersionedSerializer<SplitT> serializer) throws IOException {
        byte[] written = new byte[in.readInt()];
        in.readFully(written);
        return serializer.deserialize(version, written);
    }
}
