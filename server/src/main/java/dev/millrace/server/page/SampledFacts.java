package dev.millrace.server.page;

import dev.millrace.client.doctor.JobFacts;
import dev.millrace.client.doctor.RootCause;
import dev.millrace.client.message.CheckpointMessages;
import dev.millrace.runtime.checkpoint.CheckpointStatistics;
import dev.millrace.runtime.job.SubtaskState;
import dev.millrace.runtime.job.view.JobView;
import dev.millrace.runtime.job.view.SubtaskView;
import dev.millrace.runtime.job.view.VertexView;
import dev.millrace.runtime.metric.SubtaskMetrics;
import dev.millrace.runtime.stats.ProcessStats;
import dev.millrace.server.Dispatcher;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Derives the facts that the doctor needs from two samples of a job.
final class SampledFacts {
    private static final int NANOS_PER_MILLI = 1_000_000;
    private static final double MILLIS = 1_000;

    private SampledFacts() {}

    /// Holds what a subtask did between two samples, or since its start if there is only one sample.
    ///
    /// @param seconds the length of the time
    record Work(double seconds, long in, long out, double busy, double idle, double backPressured, long late) {}

    /// Returns what a subtask did between two samples.
    ///
    /// @param before null if the subtask is new
    static Work work(@Nullable SubtaskView before, SubtaskView now, double seconds, long nowMillis) {
        SubtaskMetrics.Reading old = before == null || before.attempt() != now.attempt() ? null : before.reading();
        SubtaskMetrics.Reading read = now.reading();
        double busy = read.busyNanos() - (old == null ? 0 : old.busyNanos());
        double idle = read.idleNanos() - (old == null ? 0 : old.idleNanos());
        double waited = read.backPressuredNanos() - (old == null ? 0 : old.backPressuredNanos());
        double whole = Math.max(1, busy + idle + waited);
        return new Work(
                old == null ? age(now, nowMillis) : seconds,
                Math.max(0, read.recordsIn() - (old == null ? 0 : old.recordsIn())),
                Math.max(0, read.recordsOut() - (old == null ? 0 : old.recordsOut())),
                part(busy, whole),
                part(idle, whole),
                part(waited, whole),
                Math.max(0, read.lateRecordsDropped() - (old == null ? 0 : old.lateRecordsDropped())));
    }

    private static double part(double some, double whole) {
        return Math.max(0, Math.min(1, some / whole));
    }

    /// Returns for how many seconds the newest attempt has been running.
    private static double age(SubtaskView subtask, long nowMillis) {
        Long began = subtask.times().get(SubtaskState.RUNNING);
        long end = subtask.endMillis() < 0 ? nowMillis : subtask.endMillis();
        return began == null ? 0 : Math.max(0, end - began) / MILLIS;
    }

    /// Returns the same subtask in an earlier sample; null if there is none.
    static @Nullable SubtaskView earlier(@Nullable JobView before, VertexView vertex, int index) {
        VertexView old = before == null ? null : before.vertex(vertex.id());
        return old == null || index >= old.subtasks().size()
                ? null
                : old.subtasks().get(index);
    }

    /// Returns the facts of a job.
    static JobFacts of(JobSampler.Sample sample, Dispatcher dispatcher, long nowMillis) {
        JobView job = sample.now();
        List<JobFacts.Vertex> vertices = new ArrayList<>();
        for (VertexView each : job.vertices()) vertices.add(vertex(sample, each, nowMillis));
        List<JobFacts.Failure> failures = job.failures().reversed().stream()
                .map(each -> new JobFacts.Failure(
                        Math.max(0, nowMillis - each.timeMillis()) / 1_000,
                        each.subtask(),
                        RootCause.of(each.stackTrace())))
                .toList();
        List<ProcessStats> workers = dispatcher.workers();
        return new JobFacts(
                job.id().toHexString(),
                job.name(),
                job.status().name(),
                sample.seconds(),
                vertices,
                checkpoints(job, nowMillis),
                failures,
                new JobFacts.Slots(
                        workers.stream().mapToInt(ProcessStats::slots).sum(),
                        workers.stream().mapToInt(ProcessStats::freeSlots).sum()));
    }

    private static JobFacts.Vertex vertex(JobSampler.Sample sample, VertexView vertex, long nowMillis) {
        List<JobFacts.Subtask> subtasks = new ArrayList<>();
        for (SubtaskView each : vertex.subtasks()) {
            SubtaskView before = earlier(sample.before(), vertex, each.index());
            Work work = work(before, each, sample.seconds(), nowMillis);
            long watermark = each.reading().watermark();
            boolean isSame = before != null && before.attempt() == each.attempt();
            subtasks.add(new JobFacts.Subtask(
                    each.index(),
                    each.state().name(),
                    work.busy,
                    work.idle,
                    work.backPressured,
                    work.in,
                    work.out,
                    before != null && isSame ? before.reading().watermark() : watermark - 1,
                    watermark,
                    work.late));
        }
        return new JobFacts.Vertex(
                vertex.id(),
                vertex.name(),
                vertex.inputs().stream()
                        .map(VertexView.Input::vertex)
                        .distinct()
                        .toList(),
                vertex.usesEventTime(),
                subtasks);
    }

    private static JobFacts.Checkpoints checkpoints(JobView job, long nowMillis) {
        CheckpointMessages.Config config = CheckpointShapes.config(job);
        List<JobFacts.Checkpoint> all =
                CheckpointShapes.history(job.statistics().orElseGet(CheckpointStatistics::new), nowMillis).stream()
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
}
