package dev.millrace.connector.files.sink;

import dev.millrace.api.operator.AbstractStreamOperator;
import dev.millrace.api.operator.BoundedOneInput;
import dev.millrace.api.operator.OneInputStreamOperator;
import dev.millrace.api.operator.StateInitializationContext;
import dev.millrace.api.operator.StateSnapshotContext;
import dev.millrace.api.sink.CommittableMessage;
import dev.millrace.api.sink.CommittableWithLineage;
import dev.millrace.api.time.stream.StreamRecord;
import dev.millrace.connector.files.sink.compactor.FileCompactStrategy;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Collects the finished files of all writers by bucket, and decides which files are compacted. The coordinator has
/// parallelism 1, so that it can combine files of different writers.
@SuppressWarnings("NullAway.Init") // initializeState() comes first
final class CompactCoordinator extends AbstractStreamOperator<byte[]>
        implements OneInputStreamOperator<CommittableMessage<FileSinkCommittable>, byte[]>, BoundedOneInput {
    private static final long serialVersionUID = 1L;

    private final FileCompactStrategy strategy;
    private transient RequestState waiting;
    private transient Map<String, Gathered> buckets;

    CompactCoordinator(FileCompactStrategy strategy) {
        this.strategy = strategy;
    }

    /// Holds the waiting files of one bucket.
    private static final class Gathered {
        private final List<FileSinkCommittable> files = new ArrayList<>();
        private long size;
        private int checkpoints;
    }

    @Override
    public void initializeState(StateInitializationContext context) throws Exception {
        waiting = new RequestState(context.getOperatorStateStore());
        buckets = new LinkedHashMap<>();
        for (CompactorRequest each : waiting.restored()) each.files().forEach(this::gather);
    }

    @Override
    public void processElement(StreamRecord<CommittableMessage<FileSinkCommittable>> element) {
        // Summaries are for the committers; the compactors send new ones.
        if (!(element.getValue() instanceof CommittableWithLineage<FileSinkCommittable> message)) return;
        FileSinkCommittable file = message.getCommittable();
        Gathered gathered = gather(file);
        if (strategy.getSizeThreshold() < 0 || gathered.size < strategy.getSizeThreshold()) return;
        buckets.remove(file.bucketId());
        send(gathered);
    }

    private Gathered gather(FileSinkCommittable file) {
        Gathered gathered = buckets.computeIfAbsent(file.bucketId(), _ -> new Gathered());
        gathered.files.add(file);
        gathered.size += file.size();
        return gathered;
    }

    private void send(Gathered gathered) {
        output.collect(new StreamRecord<>(new CompactorRequest(List.copyOf(gathered.files)).write()));
    }

    @Override
    public void prepareSnapshotPreBarrier(long checkpointId) {
        int limit = strategy.getNumCheckpointsBeforeCompaction();
        if (limit < 0) return;
        for (Gathered each : List.copyOf(buckets.values())) {
            if (++each.checkpoints < limit) continue;
            buckets.values().remove(each);
            send(each);
        }
    }

    @Override
    public void endInput() {
        buckets.values().forEach(this::send);
        buckets.clear();
    }

    @Override
    public void snapshotState(StateSnapshotContext context) throws Exception {
        waiting.update(buckets.values().stream()
                .map(each -> new CompactorRequest(List.copyOf(each.files)))
                .toList());
    }
}
