package dev.millrace.connector.files.sink;

import dev.millrace.api.operator.AbstractStreamOperator;
import dev.millrace.api.operator.BoundedOneInput;
import dev.millrace.api.operator.OneInputStreamOperator;
import dev.millrace.api.operator.StateInitializationContext;
import dev.millrace.api.operator.StateSnapshotContext;
import dev.millrace.api.sink.CommittableMessage;
import dev.millrace.api.sink.CommittableSummary;
import dev.millrace.api.sink.CommittableWithLineage;
import dev.millrace.api.time.stream.StreamRecord;
import dev.millrace.base.host.Host;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/// Compacts files on threads of its own, and sends the results to the committer with the next checkpoint. Until then
/// the files are in the operator's state, and compaction restarts after a failure.
@SuppressWarnings("NullAway.Init") // initializeState() comes first
final class CompactorOperator<IN> extends AbstractStreamOperator<CommittableMessage<FileSinkCommittable>>
        implements OneInputStreamOperator<byte[], CommittableMessage<FileSinkCommittable>>, BoundedOneInput {
    private static final long serialVersionUID = 1L;

    private final FileSinkSettings<IN> settings;
    private final FileCompaction compaction;
    private transient CompactService<IN> service;
    private transient RequestState requests;
    private transient List<Work> open;
    /// The checkpoint before the running compactions.
    private transient long last;

    private transient boolean hasEnded;

    CompactorOperator(FileSinkSettings<IN> settings, FileCompaction compaction) {
        this.settings = settings;
        this.compaction = compaction;
    }

    /// Holds a request and its future result.
    private record Work(CompactorRequest request, CompletableFuture<FileSinkCommittable> result) {}

    @Override
    public void initializeState(StateInitializationContext context) throws Exception {
        service = new CompactService<>(Host.real(), settings, compaction, context.isRestored());
        requests = new RequestState(context.getOperatorStateStore());
        open = new ArrayList<>();
        last = context.getRestoredCheckpointId().orElse(0);
        for (CompactorRequest each : requests.restored()) open.add(new Work(each, service.submit(each)));
    }

    @Override
    public void processElement(StreamRecord<byte[]> element) throws Exception {
        CompactorRequest request = CompactorRequest.read(element.getValue());
        open.add(new Work(request, service.submit(request)));
    }

    @Override
    public void prepareSnapshotPreBarrier(long checkpointId) throws Exception {
        last = checkpointId;
        if (!hasEnded) emit(checkpointId);
    }

    @Override
    public void endInput() throws Exception {
        hasEnded = true;
        for (Work each : open) result(each);
        emit(last + 1);
    }

    private static FileSinkCommittable result(Work work) throws Exception {
        try {
            return work.result.get();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof Exception known) throw known;
            throw failed;
        }
    }

    /// Sends a summary and then the finished files.
    private void emit(long checkpointId) throws Exception {
        List<Work> finished = open.stream().filter(each -> each.result.isDone()).toList();
        int subtask = getRuntimeContext().getTaskInfo().getIndexOfThisSubtask();
        int subtasks = getRuntimeContext().getTaskInfo().getNumberOfParallelSubtasks();
        send(new CommittableSummary<>(subtask, subtasks, checkpointId, finished.size(), 0));
        for (Work each : finished) send(new CommittableWithLineage<>(result(each), checkpointId, subtask));
        open.removeAll(finished);
    }

    private void send(CommittableMessage<FileSinkCommittable> message) {
        output.collect(new StreamRecord<>(message));
    }

    @Override
    public void snapshotState(StateSnapshotContext context) throws Exception {
        requests.update(open.stream().map(Work::request).toList());
    }

    @Override
    public void close() {
        if (service != null) service.close();
    }
}
