package dev.millrace.runtime.operator.sink;

import dev.millrace.api.plan.Operation;
import dev.millrace.api.plan.Step;
import dev.millrace.base.host.Threads;
import dev.millrace.runtime.chain.CancelledException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

/// Delays the writers of sinks until the committers have committed what was pending at the restored checkpoint. A
/// writer may abort all open transactions when it opens, so a commit after that would lose data. The order holds
/// between all subtasks that one process opens together. Thread-safe.
public final class RestoredCommits {
    private final Threads threads;
    private final Map<Integer, Committers> byStep = new HashMap<>();
    private final Map<Integer, List<Committers>> beforeWriter = new HashMap<>();

    /// Counts the subtasks of a step that have still to commit.
    private record Committers(AtomicInteger left, CompletableFuture<Void> done) {}

    /// Creates the order of one deployment.
    public RestoredCommits(Threads threads) {
        this.threads = threads;
    }

    /// Adds a step. All steps are added before the first operator is created.
    ///
    /// @param subtasks the number of subtasks of the step that this process opens
    public void add(Step<?> step, int subtasks) {
        if (subtasks == 0) return;
        switch (step.operation()) {
            case Operation.Write _ -> before(step.id(), committers(step, subtasks));
            case Operation.Commit _ -> {
                Committers committers = committers(step, subtasks);
                Set<Integer> writers = new HashSet<>();
                findWriters(step.inputs(), writers, new HashSet<>());
                for (int writer : writers) before(writer, committers);
            }
            default -> {}
        }
    }

    private Committers committers(Step<?> step, int subtasks) {
        return byStep.computeIfAbsent(
                step.id(), _ -> new Committers(new AtomicInteger(subtasks), new CompletableFuture<>()));
    }

    private void before(int writer, Committers committers) {
        beforeWriter.computeIfAbsent(writer, _ -> new ArrayList<>()).add(committers);
    }

    private static void findWriters(Collection<Step<?>> steps, Set<Integer> writers, Set<Integer> seen) {
        for (Step<?> step : steps) {
            if (!seen.add(step.id())) continue;
            if (step.operation() instanceof Operation.Prepare) writers.add(step.id());
            findWriters(step.inputs(), writers, seen);
        }
    }

    /// Notes that a subtask of a step has committed what was pending.
    void committed(Step<?> step) {
        Committers committers = byStep.get(step.id());
        if (committers != null && committers.left.decrementAndGet() == 0) committers.done.complete(null);
    }

    /// Waits until all committers of a writer have committed.
    ///
    /// @throws CancelledException if another subtask has failed to open
    void awaitBefore(Step<?> writer) {
        for (Committers each : beforeWriter.getOrDefault(writer.id(), List.of())) {
            threads.await(each.done);
            if (each.done.isCancelled()) throw new CancelledException();
        }
    }

    /// Releases all waiting writers, because a subtask has failed to open.
    public void cancel() {
        for (Committers each : byStep.values()) each.done.cancel(false);
    }
}
