package dev.millrace.client.doctor;

import dev.millrace.client.RestClient;
import dev.millrace.client.message.CheckpointMessages;
import dev.millrace.client.message.ClusterMessages;
import dev.millrace.client.message.JobMessages;
import dev.millrace.client.message.TriggerMessages;
import dev.millrace.client.message.VertexMessages;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Samples a job twice through the HTTP interface.
public final class Looks {
    /// The limit keeps URLs short.
    private static final int SUBTASKS_AT_ONCE = 16;

    private static final List<String> METRICS = List.of(
            "numRecordsIn",
            "numRecordsOut",
            "accumulateBusyTimeMs",
            "accumulateIdleTimeMs",
            "accumulateBackPressuredTimeMs",
            "currentInputWatermark",
            "currentOutputWatermark",
            "numLateRecordsDropped");
    private static final double MILLIS = 1_000;
    private static final int NANOS_PER_MILLI = 1_000_000;

    private final RestClient client;
    private final String job;
    private final Look first;

    /// Holds one sample.
    ///
    /// @param metrics by vertex id
    private record Look(JobMessages.Details job, Map<String, Seen> metrics) {}

    private record Seen(VertexMessages.Details vertex, Map<String, Long> metrics) {
        long value(int subtask, String name, long otherwise) {
            return metrics.getOrDefault(subtask + "." + name, otherwise);
        }
    }

    /// Takes the first sample.
    ///
    /// @param job its id
    public Looks(RestClient client, String job) {
        this.client = client;
        this.job = job;
        this.first = look();
    }

    private Look look() {
        JobMessages.Details details = client.job(job);
        Map<String, Seen> all = new HashMap<>();
        for (JobMessages.Vertex each : details.vertices()) {
            String path = "/jobs/" + job + "/vertices/" + each.id();
            VertexMessages.Details vertex = client.get(path, VertexMessages.Details.class);
            Map<String, Long> metrics = new HashMap<>();
            for (int from = 0; from < each.parallelism(); from += SUBTASKS_AT_ONCE) {
                List<String> names = new ArrayList<>();
                for (int i = from; i < Math.min(each.parallelism(), from + SUBTASKS_AT_ONCE); i++)
                    for (String name : METRICS) names.add(i + "." + name);
                String asked = path + "/metrics?get=" + String.join(",", names);
                for (ClusterMessages.Metric metric : client.get(asked, ClusterMessages.Metric[].class))
                    metrics.put(metric.id(), Long.parseLong(metric.value()));
            }
            all.put(each.id(), new Seen(vertex, metrics));
        }
        return new Look(details, all);
    }

    /// Takes the second sample, and returns the facts.
    public JobFacts facts() {
        Look second = look();
        List<JobFacts.Vertex> vertices = new ArrayList<>();
        for (JobMessages.Vertex each : second.job.vertices()) {
            Seen now = second.metrics.get(each.id());
            if (now == null) continue;
            Seen before = first.metrics.getOrDefault(each.id(), now);
            List<String> inputs = inputs(second.job.plan(), each.id());
            List<JobFacts.Subtask> subtasks = new ArrayList<>();
            for (int i = 0; i < now.vertex.subtasks().size(); i++)
                subtasks.add(subtask(before, now, i, inputs.isEmpty()));
            boolean usesEventTime = usesEventTime(second.job.plan(), each.id());
            vertices.add(new JobFacts.Vertex(each.id(), each.name(), inputs, usesEventTime, subtasks));
        }
        double seconds = (second.job.now() - first.job.now()) / MILLIS;
        return new JobFacts(
                job,
                second.job.name(),
                second.job.state(),
                seconds,
                vertices,
                checkpoints(),
                failures(second.job),
                slots());
    }

    private static List<String> inputs(JobMessages.Plan plan, String vertex) {
        for (JobMessages.Node each : plan.nodes()) {
            List<JobMessages.Input> inputs = each.inputs();
            if (each.id().equals(vertex) && inputs != null)
                return inputs.stream().map(JobMessages.Input::id).distinct().toList();
        }
        return List.of();
    }

    private static boolean usesEventTime(JobMessages.Plan plan, String vertex) {
        return plan.nodes().stream()
                .anyMatch(each -> each.id().equals(vertex)
                        && "true".equals(each.optimizerProperties().get(JobMessages.EVENT_TIME)));
    }

    private static JobFacts.Subtask subtask(Seen before, Seen now, int index, boolean isSource) {
        VertexMessages.Subtask told = now.vertex.subtasks().get(index);
        boolean isSame = index < before.vertex.subtasks().size()
                && before.vertex.subtasks().get(index).attempt() == told.attempt();
        // The counters of a former attempt cannot be compared.
        Seen since = isSame ? before : now;
        double busy = added(since, now, index, "accumulateBusyTimeMs");
        double idle = added(since, now, index, "accumulateIdleTimeMs");
        double waited = added(since, now, index, "accumulateBackPressuredTimeMs");
        double whole = Math.max(1, busy + idle + waited);
        String mark = isSource ? "currentOutputWatermark" : "currentInputWatermark";
        long later = now.value(index, mark, Long.MAX_VALUE);
        return new JobFacts.Subtask(
                index,
                told.status(),
                busy / whole,
                idle / whole,
                waited / whole,
                added(since, now, index, "numRecordsIn"),
                added(since, now, index, "numRecordsOut"),
                isSame ? before.value(index, mark, Long.MAX_VALUE) : later - 1,
                later,
                added(since, now, index, "numLateRecordsDropped"));
    }

    private static long added(Seen before, Seen now, int subtask, String name) {
        return Math.max(0, now.value(subtask, name, 0) - before.value(subtask, name, 0));
    }

    private JobFacts.Checkpoints checkpoints() {
        CheckpointMessages.Config config =
                client.get("/jobs/" + job + "/checkpoints/config", CheckpointMessages.Config.class);
        List<JobFacts.Checkpoint> all = client.checkpoints(job).history().stream()
                .map(each -> new JobFacts.Checkpoint(
                        each.id(),
                        each.status(),
                        each.duration(),
                        each.stateSize(),
                        each.stall() / NANOS_PER_MILLI,
                        each.failureMessage()))
                .toList();
        return new JobFacts.Checkpoints(config.interval(), config.timeout(), config.unalignedCheckpoints(), all);
    }

    private JobFacts.Slots slots() {
        ClusterMessages.Overview cluster = client.overview();
        return new JobFacts.Slots(cluster.slotsTotal(), cluster.slotsAvailable());
    }

    private List<JobFacts.Failure> failures(JobMessages.Details details) {
        List<JobFacts.Failure> all = client.failures(job).stream()
                .map(each -> new JobFacts.Failure(
                        Math.max(0, details.now() - each.timestamp()) / 1_000,
                        each.taskName(),
                        RootCause.of(each.stacktrace())))
                .toList();
        return all.isEmpty() && details.state().equals("FAILED") ? beforeFirstAttempt() : all;
    }

    /// A failure before the first attempt appears only in the job's result.
    private List<JobFacts.Failure> beforeFirstAttempt() {
        JobMessages.Result result = client.result(job);
        TriggerMessages.Cause cause = result == null ? null : result.failureCause();
        return cause == null ? List.of() : List.of(new JobFacts.Failure(0, null, cause.summary()));
    }
}
