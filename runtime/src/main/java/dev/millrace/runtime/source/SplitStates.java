package dev.millrace.runtime.source;

import dev.millrace.api.memory.SimpleVersionedSerialization;
import dev.millrace.api.memory.SimpleVersionedSerializer;
import dev.millrace.api.serializer.BytePrimitiveArraySerializer;
import dev.millrace.api.source.Source;
import dev.millrace.api.source.SourceReader;
import dev.millrace.api.source.SourceSplit;
import dev.millrace.api.state.ListState;
import dev.millrace.api.state.ListStateDescriptor;
import dev.millrace.api.state.OperatorStateStore;
import dev.millrace.base.fault.Check;
import java.util.ArrayList;
import java.util.List;

/// Stores the splits of a source reader in snapshots. If the parallelism changes, the splits are redistributed.
/// The source's split serializer is requested only for a snapshot, because a source without checkpoints may not
/// have one.
final class SplitStates<SplitT extends SourceSplit> {
    private final SourceReader<?, SplitT> reader;
    private final Source<?, SplitT, ?> source;
    private final ListState<byte[]> state;

    SplitStates(SourceReader<?, SplitT> reader, Source<?, SplitT, ?> source, OperatorStateStore states)
            throws Exception {
        this.reader = reader;
        this.source = source;
        this.state = states.getListState(
                new ListStateDescriptor<>("millrace.splits", BytePrimitiveArraySerializer.INSTANCE));
    }

    /// Gives the restored splits to the reader.
    void restore() throws Exception {
        List<SplitT> splits = new ArrayList<>();
        for (byte[] each : Check.present(state.get(), "a list")) {
            splits.add(SimpleVersionedSerialization.readVersionAndDeSerialize(source.getSplitSerializer(), each));
        }
        if (!splits.isEmpty()) reader.addSplits(splits);
    }

    void snapshot(long checkpoint) throws Exception {
        List<byte[]> written = new ArrayList<>();
        SimpleVersionedSerializer<SplitT> serializer = source.getSplitSerializer();
        for (SplitT split : reader.snapshotState(checkpoint)) {
            written.add(SimpleVersionedSerialization.writeVersionAndSerialize(serializer, split));
        }
        state.update(written);
    }
}
