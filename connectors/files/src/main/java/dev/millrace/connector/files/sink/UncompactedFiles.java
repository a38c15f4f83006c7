package dev.millrace.connector.files.sink;

import dev.millrace.api.operator.AbstractStreamOperator;
import dev.millrace.api.operator.OneInputStreamOperator;
import dev.millrace.api.operator.StateInitializationContext;
import dev.millrace.api.operator.StateSnapshotContext;
import dev.millrace.api.sink.CommittableMessage;
import dev.millrace.api.sink.CommittableSummary;
import dev.millrace.api.sink.CommittableWithLineage;
import dev.millrace.api.time.stream.StreamRecord;
import dev.millrace.connector.files.fs.LocalDisk;
import java.util.List;

/// Replaces a coordinator or compactor after compaction was disabled. Forwards its input, and adds the uncompacted
/// files of its predecessor's state to the first committables.
@SuppressWarnings("NullAway.Init") // initializeState() comes first
final class UncompactedFiles extends AbstractStreamOperator<CommittableMessage<FileSinkCommittable>>
        implements OneInputStreamOperator<
                CommittableMessage<FileSinkCommittable>, CommittableMessage<FileSinkCommittable>> {
    private static final long serialVersionUID = 1L;

    private transient RequestState state;
    private transient List<CompactorRequest> left;

    @Override
    public void initializeState(StateInitializationContext context) throws Exception {
        state = new RequestState(context.getOperatorStateStore());
        left = state.restored();
        Leftovers leftovers = new Leftovers(LocalDisk.disk());
        for (CompactorRequest each : left) leftovers.remove(each);
    }

    @Override
    public void processElement(StreamRecord<CommittableMessage<FileSinkCommittable>> element) {
        if (left.isEmpty() || !(element.getValue() instanceof CommittableSummary<FileSinkCommittable> summary)) {
            output.collect(element);
            return;
        }
        List<FileSinkCommittable> files =
                left.stream().flatMap(each -> each.files().stream()).toList();
        left = List.of();
        send(new CommittableSummary<>(
                summary.getSubtaskId(),
                summary.getNumberOfSubtasks(),
                summary.getCheckpointId(),
                summary.getNumberOfCommittables() + files.size(),
                summary.getNumberOfFailedCommittables()));
        for (FileSinkCommittable each : files)
            send(new CommittableWithLineage<>(each, summary.getCheckpointId(), summary.getSubtaskId()));
    }

    private void send(CommittableMessage<FileSinkCommittable> message) {
        output.collect(new StreamRecord<>(message));
    }

    @Override
    public void snapshotState(StateSnapshotContext context) throws Exception {
        state.update(left);
    }
}
