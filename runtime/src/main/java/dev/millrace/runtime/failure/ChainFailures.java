package dev.millrace.runtime.failure;

import dev.millrace.api.metric.Counter;
import dev.millrace.api.metric.MetricGroup;
import dev.millrace.api.plan.Step;
import dev.millrace.api.serializer.TypeSerializer;
import dev.millrace.runtime.chain.Receiver;
import dev.millrace.runtime.chain.Specializer;
import dev.millrace.runtime.chain.Subtask;
import dev.millrace.runtime.chain.UserFailures;
import dev.millrace.runtime.task.SubtaskContext;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What the guards of one subtask have in common. Used by its thread.
public final class ChainFailures {
    private final RecordFailures job;
    private final Subtask subtask;
    private final SubtaskContext subtaskContext;
    /// By the step's id.
    private final Map<String, Counters> counters = new HashMap<>();
    /// On its way out of the chain, because a guard has let it.
    private @Nullable Throwable refused;

    public ChainFailures(RecordFailures job, Subtask subtask, SubtaskContext subtaskContext) {
        this.job = job;
        this.subtask = subtask;
        this.subtaskContext = subtaskContext;
    }

    /// Who works behind a guard.
    ///
    /// @param uid under which it is the same after a restart
    /// @param serializer of the records that come in; may throw
    /// @param stream who reads the records that failed; null if nobody does
    public record Guarded(
            Step<?> step,
            String uid,
            Supplier<TypeSerializer<Object>> serializer,
            @Nullable Receiver<Object> stream,
            MetricGroup metrics,
            UserFailures failures,
            Specializer specializer) {}

    /// What stands before an operator or a way out of the subtask; the same if all failures are the job's. A step whose
    /// failures are has a guard if others have, so that those before it do not take them for their own.
    @SuppressWarnings("unchecked")
    public Receiver<Object> guard(Receiver<?> next, Guarded who) {
        if (!job.rules().isLenient()) return (Receiver<Object>) next;
        InputFailures.Place place = new InputFailures.Place(
                who.step.name(),
                who.uid,
                job.rules().of(who.step),
                who.serializer,
                who.stream,
                file(who.uid),
                counters.computeIfAbsent(who.uid, _ -> Counters.of(who.metrics)));
        return who.specializer.make(
                RecordErrorPolicy.class, Receiver.class, next, new InputFailures(this, place, who.failures));
    }

    /// What became of the records of one step, at its input and at its ways out.
    record Counters(Counter skipped, Counter routed) {
        static Counters of(MetricGroup metrics) {
            return new Counters(metrics.counter("numRecordsSkipped"), metrics.counter("numRecordsRouted"));
        }
    }

    private @Nullable ErrorFile file(String uid) {
        Path directory = job.rules().directory();
        if (directory == null) return null;
        String name = "%s-%s-%d".formatted(job.job(), uid.replaceAll("[^A-Za-z0-9_-]", "_"), subtask.index());
        return new ErrorFile(job.host().disk(), directory, name);
    }

    RecordFailures job() {
        return job;
    }

    Subtask subtask() {
        return subtask;
    }

    SubtaskContext subtaskContext() {
        return subtaskContext;
    }

    /// Whether a guard further down has decided that this ends the attempt, whatever functions between have made of it.
    boolean isRefused(Throwable thrown) {
        if (refused == null) return false;
        for (Throwable each = thrown; each != null; each = each.getCause()) if (each == refused) return true;
        return false;
    }

    RuntimeException refuse(RuntimeException thrown) {
        refused = thrown;
        return thrown;
    }
}
