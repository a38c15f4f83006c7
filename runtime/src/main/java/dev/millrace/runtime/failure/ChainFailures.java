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

/// Holds what the error policies of one subtask share. Called by the subtask's thread only.
public final class ChainFailures {
    private final RecordFailures job;
    private final SubtaskContext subtaskContext;
    /// The counters by the step's id.
    private final Map<String, Counters> counters = new HashMap<>();
    /// The failure that an error policy has rethrown; null for none.
    private @Nullable Throwable refused;

    public ChainFailures(RecordFailures job, SubtaskContext subtaskContext) {
        this.job = job;
        this.subtaskContext = subtaskContext;
    }

    /// Describes an operator with an error policy.
    ///
    /// @param uid the operator id, which stays the same after a restart
    /// @param serializer the serializer of the input records; may throw
    /// @param stream receives the error stream; null if the stream is not read
    public record Guarded(
            Step<?> step,
            String uid,
            Supplier<TypeSerializer<Object>> serializer,
            @Nullable Receiver<Object> stream,
            MetricGroup metrics,
            UserFailures failures,
            Specializer specializer) {}

    /// Adds an error policy before an operator or an exit of the subtask, unless all failures fail the job. A step
    /// with the policy FAIL also gets one if others have one, so that earlier steps do not treat its failures as
    /// their own.
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

    /// Counts the failed records of one step, at its input and its exits.
    record Counters(Counter skipped, Counter routed) {
        static Counters of(MetricGroup metrics) {
            return new Counters(metrics.counter("numRecordsSkipped"), metrics.counter("numRecordsRouted"));
        }
    }

    private @Nullable ErrorFile file(String uid) {
        Path directory = job.rules().directory();
        if (directory == null) return null;
        String name = "%s-%s-%d"
                .formatted(
                        job.job(),
                        uid.replaceAll("[^A-Za-z0-9_-]", "_"),
                        subtask().index());
        return new ErrorFile(job.host().disk(), directory, name);
    }

    RecordFailures job() {
        return job;
    }

    Subtask subtask() {
        return subtaskContext.subtask();
    }

    SubtaskContext subtaskContext() {
        return subtaskContext;
    }

    /// Returns whether a later error policy has decided that this failure ends the attempt, even if functions in
    /// between have wrapped the failure.
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
