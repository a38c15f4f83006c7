package dev.millrace.runtime.operator.sink;

import dev.millrace.api.operator.StateSnapshotContext;
import dev.millrace.api.serializer.BytePrimitiveArraySerializer;
import dev.millrace.api.serializer.TypeSerializer;
import dev.millrace.api.sink.CommittableMessage;
import dev.millrace.api.sink.CommittableSummary;
import dev.millrace.api.sink.CommittableWithLineage;
import dev.millrace.api.state.ListState;
import dev.millrace.api.state.ListStateDescriptor;
import dev.millrace.base.fault.Category;
import dev.millrace.base.fault.Check;
import dev.millrace.base.fault.Fault;
import dev.millrace.runtime.chain.CloseOnFailure;
import dev.millrace.runtime.chain.OperatorContext;
import dev.millrace.runtime.chain.Receiver;
import dev.millrace.runtime.chain.UserFailures;
import dev.millrace.runtime.operator.OneInput;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Collects committables, commits them when their checkpoint is complete, and forwards what was committed. Without
/// checkpoints, the operator commits at the end of the input. The operator forwards the end of the input after the last
/// commit, so later steps receive all committables before the end.
final class CommitOperator implements OneInput<CommittableMessage<Object>> {
    private static final Fault INCOMPLETE =
            new Fault(5121, Category.USER, "the committables of a writer do not match its summary");

    /// The batches by checkpoint, then by writer.
    private final TreeMap<Long, Map<Integer, CommittableBatch>> byCheckpoint = new TreeMap<>();

    private final Commits commits;
    private final ForwardPrepared forward;
    private final Receiver<?> control;
    private final UserFailures failures;
    private final TypeSerializer<CommittableMessage<Object>> messages;
    private final ListState<byte[]> state;
    private final boolean isCheckpointed;
    private boolean isEndHeld;

    @SuppressWarnings("unchecked") // the input and output types are equal
    CommitOperator(Commits commits, OperatorContext context) throws Exception {
        this.commits = commits;
        this.forward = new ForwardPrepared(context.output(), context.subtask());
        this.control = context.control();
        this.failures = context.failures();
        this.isCheckpointed = context.operatorState().isCheckpointed();
        this.messages = (TypeSerializer<CommittableMessage<Object>>)
                context.step().type().createSerializer(context.execution().getSerializerConfig());
        this.state = context.operatorStates()
                .getListState(
                        new ListStateDescriptor<>("millrace.committables", BytePrimitiveArraySerializer.INSTANCE));
        restore(context);
    }

    private void restore(OperatorContext context) throws Exception {
        // Two former committers may hold batches of the same writer, so each checkpoint has a list.
        Map<Long, List<CommittableBatch>> restored = new TreeMap<>();
        for (byte[] each : Check.present(state.get(), "a list")) {
            CommittableBatch read = CommittableBatch.read(messages, each);
            CommittableSummary<Object> summary = read.summary();
            long checkpoint = summary.getCheckpointId();
            if (read.isComplete())
                restored.computeIfAbsent(checkpoint, _ -> new ArrayList<>()).add(read);
            else byCheckpoint.computeIfAbsent(checkpoint, _ -> new TreeMap<>()).put(summary.getSubtaskId(), read);
        }
        List<Runnable> forwards = new ArrayList<>();
        try {
            for (Map.Entry<Long, List<CommittableBatch>> each : restored.entrySet())
                forwards.add(committed(each.getKey(), each.getValue()));
        } catch (Throwable thrown) {
            CloseOnFailure.close(thrown, commits);
            throw failures.during(thrown, "while committing what was pending at the checkpoint");
        }
        if (forwards.isEmpty()) return;
        // The outputs accept records only when the subtask runs. No checkpoint happens before this mail.
        context.services().post(() -> committing(() -> forwards.forEach(Runnable::run)));
    }

    private interface Committing {
        void run() throws Exception;
    }

    private void committing(Committing work) {
        try {
            work.run();
        } catch (Throwable thrown) {
            throw failures.during(thrown, "while committing");
        }
    }

    @Override
    public void record(CommittableMessage<Object> message, long timestamp) {
        Map<Integer, CommittableBatch> writers =
                byCheckpoint.computeIfAbsent(message.getCheckpointId(), _ -> new TreeMap<>());
        switch (message) {
            case CommittableSummary<Object> summary -> {
                CommittableBatch before = writers.putIfAbsent(message.getSubtaskId(), new CommittableBatch(summary));
                if (before != null)
                    throw INCOMPLETE
                            .what("%s arrived after a summary of the same writer and checkpoint.", summary)
                            .fix("Emit one summary for each writer and checkpoint in the pre-commit steps.");
            }
            case CommittableWithLineage<Object> each -> {
                CommittableBatch announced = writers.get(message.getSubtaskId());
                if (announced == null)
                    throw INCOMPLETE
                            .what("%s arrived before the summary of its writer and checkpoint.", each)
                            .fix("Emit the summary before its committables in the pre-commit steps.");
                announced.committables().add(each.getCommittable());
            }
        }
    }

    @Override
    public void end() {
        isEndHeld = true;
        committing(() -> {
            byCheckpoint.values().forEach(writers -> writers.values().forEach(CommitOperator::checkComplete));
            commitUpTo(isCheckpointed ? 0 : Long.MAX_VALUE);
        });
    }

    private static void checkComplete(CommittableBatch announced) {
        if (announced.isComplete()) return;
        CommittableSummary<Object> summary = announced.summary();
        throw INCOMPLETE
                .what(
                        "Writer %d announced %d committables for checkpoint %d, but %d arrived.",
                        summary.getSubtaskId(),
                        summary.getNumberOfCommittables(),
                        summary.getCheckpointId(),
                        announced.committables().size())
                .fix("Emit as many committables in the pre-commit steps as the summary says.");
    }

    /// Commits the complete checkpoints. If batches of a checkpoint are incomplete, they are committed with a
    /// later checkpoint.
    private void commitUpTo(long checkpoint) throws Exception {
        for (Long each : List.copyOf(byCheckpoint.headMap(checkpoint, true).keySet())) {
            Map<Integer, CommittableBatch> writers = Check.present(byCheckpoint.get(each), "a known checkpoint");
            if (!writers.values().stream().allMatch(CommittableBatch::isComplete)) continue;
            committed(each, writers.values()).run();
            byCheckpoint.remove(each);
        }
        if (!isEndHeld || !byCheckpoint.isEmpty()) return;
        isEndHeld = false;
        control.end();
    }

    /// Commits batches.
    ///
    /// @return forwards what was committed
    private Runnable committed(long checkpoint, Collection<CommittableBatch> all) throws Exception {
        List<Object> committables = new ArrayList<>();
        int failed = 0;
        for (CommittableBatch each : all) {
            committables.addAll(each.committables());
            failed += each.summary().getNumberOfFailedCommittables();
        }
        Commits.Outcome outcome = commits.commit(committables);
        int dropped = failed + outcome.failed();
        return () -> forward.emit(outcome.committed(), checkpoint, dropped);
    }

    @Override
    public void snapshotState(StateSnapshotContext snapshot) throws Exception {
        List<byte[]> written = new ArrayList<>();
        for (Map<Integer, CommittableBatch> writers : byCheckpoint.values())
            for (CommittableBatch each : writers.values()) written.add(each.write(messages));
        state.update(written);
    }

    @Override
    public void checkpointCompleted(long checkpoint) throws Exception {
        commitUpTo(checkpoint);
    }

    @Override
    public boolean isSettled() {
        return byCheckpoint.isEmpty();
    }

    @Override
    public Receiver<?> control() {
        return control;
    }

    @Override
    public void close() throws Exception {
        commits.close();
    }
}
