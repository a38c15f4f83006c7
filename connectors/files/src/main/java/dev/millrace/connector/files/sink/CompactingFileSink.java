package dev.millrace.connector.files.sink;

import dev.millrace.api.DataStream;
import dev.millrace.api.SupportsPreCommitTopology;
import dev.millrace.api.memory.SimpleVersionedSerializer;
import dev.millrace.api.sink.CommittableMessage;
import dev.millrace.api.sink.CommittableMessageTypeInfo;
import dev.millrace.api.type.PrimitiveArrayTypeInfo;
import org.jspecify.annotations.Nullable;

/// Implements a sink that compacts files before they become visible. If the program has disabled compaction, the sink
/// restores the state of one that did.
final class CompactingFileSink<IN> extends FileSink<IN>
        implements SupportsPreCommitTopology<FileSinkCommittable, FileSinkCommittable> {
    private static final long serialVersionUID = 1L;
    // State is found by these names, whether compaction is enabled or not.
    private static final String COORDINATOR = "Compact Coordinator";
    private static final String COMPACTOR = "Compactor";

    private final FileSinkSettings<IN> settings;
    private final @Nullable FileCompaction compaction;

    /// @param compaction null if disabled
    CompactingFileSink(FileSinkSettings<IN> settings, @Nullable FileCompaction compaction) {
        super(settings);
        this.settings = settings;
        this.compaction = compaction;
    }

    @Override
    public SimpleVersionedSerializer<FileSinkCommittable> getWriteResultSerializer() {
        return new FileSinkCommittableSerializer();
    }

    @Override
    public DataStream<CommittableMessage<FileSinkCommittable>> addPreCommitTopology(
            DataStream<CommittableMessage<FileSinkCommittable>> written) {
        var messages = CommittableMessageTypeInfo.of(FileSinkCommittableSerializer::new);
        if (compaction == null) {
            return written.transform(COORDINATOR, messages, new UncompactedFiles())
                    .transform(COMPACTOR, messages, new UncompactedFiles());
        }
        return written.transform(
                        COORDINATOR,
                        PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO,
                        new CompactCoordinator(compaction.strategy()))
                .setParallelism(1)
                .rebalance()
                .transform(COMPACTOR, messages, new CompactorOperator<>(settings, compaction));
    }
}
