package dev.millrace.runtime.operator;

import dev.millrace.api.sink.CommittableMessage;
import dev.millrace.api.sink.CommittableSummary;
import dev.millrace.api.sink.CommittableWithLineage;
import dev.millrace.base.fault.Category;
import dev.millrace.base.fault.Fault;
import dev.millrace.runtime.chain.OperatorContext;
import dev.millrace.runtime.chain.Receiver;
import dev.millrace.runtime.chain.UserFailures;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Collects committables, commits them at the end of the input, and sends on what was committed.
final class CommitOperator implements OneInput<CommittableMessage<Object>> {
    private static final Fault INCOMPLETE = new Fault(5121, Category.USER, "committables are missing or not announced");

    /// By checkpoint, then by writer.
    private final Map<Long, Map<Integer, Announced>> byCheckpoint = new TreeMap<>();

    private final Commits commits;
    private final ForwardPrepared forward;
    private final Receiver<?> control;
    private final UserFailures failures;

    /// What one writer has sent for one checkpoint.
    private static final class Announced {
        private final int count;
        private final int failedBefore;
        private final List<Object> committables = new ArrayList<>();

        Announced(CommittableSummary<Object> summary) {
            this.count = summary.getNumberOfCommittables();
            this.failedBefore = summary.getNumberOfFailedCommittables();
        }
    }

    CommitOperator(Commits commits, OperatorContext context) {
        this.commits = commits;
        this.forward = new ForwardPrepared(context.output(), context.subtask());
        this.control = context.control();
        this.failures = context.failures();
    }

    @Override
    public void record(CommittableMessage<Object> message, long timestamp) {
        Map<Integer, Announced> writers = byCheckpoint.computeIfAbsent(message.getCheckpointId(), _ -> new TreeMap<>());
        switch (message) {
            case CommittableSummary<Object> summary -> {
                Announced before = writers.putIfAbsent(message.getSubtaskId(), new Announced(summary));
                if (before != null)
                    throw INCOMPLETE
                            .what("%s came although there was one of the same writer and checkpoint", summary)
                            .fix("let the pre-commit steps emit one summary for each writer and checkpoint");
            }
            case CommittableWithLineage<Object> each -> {
                Announced announced = writers.get(message.getSubtaskId());
                if (announced == null)
                    throw INCOMPLETE
                            .what("%s came without a summary of its writer and checkpoint before it", each)
                            .fix("let the pre-commit steps pass summaries on, before what they announce");
                announced.committables.add(each.getCommittable());
            }
        }
    }

    @Override
    public void end() {
        try {
            for (Map.Entry<Long, Map<Integer, Announced>> each : byCheckpoint.entrySet())
                commit(each.getKey(), each.getValue());
        } catch (Throwable thrown) {
            throw failures.during(thrown, "while committing");
        }
        byCheckpoint.clear();
        control.end();
    }

    private void commit(long checkpoint, Map<Integer, Announced> writers) throws Exception {
        List<Object> all = new ArrayList<>();
        int failed = 0;
        for (Map.Entry<Integer, Announced> writer : writers.entrySet()) {
            Announced announced = writer.getValue();
            if (announced.committables.size() != announced.count)
                throw INCOMPLETE
                        .what(
                                "writer %d announced %d committables for checkpoint %d, and %d came",
                                writer.getKey(), announced.count, checkpoint, announced.committables.size())
                        .fix("let the pre-commit steps announce in the summary as many as they emit");
            all.addAll(announced.committables);
            failed += announced.failedBefore;
        }
        Commits.Outcome outcome = commits.commit(all);
        forward.emit(outcome.committed(), checkpoint, failed + outcome.failed());
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
