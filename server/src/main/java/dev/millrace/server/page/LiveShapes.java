package dev.millrace.server.page;

import dev.millrace.client.doctor.Bottleneck;
import dev.millrace.client.doctor.JobFacts;
import dev.millrace.client.message.CheckpointMessages;
import dev.millrace.client.message.JobMessages;
import dev.millrace.client.message.LiveMessages;
import dev.millrace.runtime.job.view.JobView;
import dev.millrace.runtime.job.view.SubtaskView;
import dev.millrace.runtime.job.view.VertexView;
import dev.millrace.runtime.metric.SubtaskMetrics;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Converts two samples of a job to messages.
final class LiveShapes {
    private static final double SHORTEST_SECONDS = 0.001;

    private LiveShapes() {}

    /// Returns a job with its vertices.
    static LiveMessages.Job job(JobSampler.Sample sample, JobFacts facts, long nowMillis) {
        JobView job = sample.now();
        List<LiveMessages.Vertex> vertices = job.vertices().stream()
                .map(each -> vertex(sample, each, nowMillis))
                .toList();
        return new LiveMessages.Job(
                job.id().toHexString(),
                job.name(),
                job.status().name(),
                nowMillis,
                sample.seconds(),
                job.startMillis(),
                JobShapes.duration(job.startMillis(), job.endMillis(), nowMillis),
                rateIn(job, vertices),
                rateOut(job, vertices),
                lag(job, vertices),
                verdict(facts),
                SlowSplits.of(job),
                vertices);
    }

    private static LiveMessages.Verdict verdict(JobFacts facts) {
        Bottleneck found = Bottleneck.of(facts);
        return new LiveMessages.Verdict(found.kind().word(), found.vertex(), found.sentence());
    }

    /// Returns a job as a line of a list.
    static LiveMessages.Line line(JobSampler.Sample sample, JobFacts facts, long nowMillis) {
        JobView job = sample.now();
        LiveMessages.Job live = job(sample, facts, nowMillis);
        JobMessages.Line line = JobShapes.line(job, nowMillis);
        CheckpointMessages.Statistics checkpoints = CheckpointShapes.statistics(job, nowMillis);
        return new LiveMessages.Line(
                line.jid(),
                line.name(),
                line.state(),
                line.jobType(),
                line.startTime(),
                line.endTime(),
                line.duration(),
                line.tasks(),
                live.rateIn(),
                live.rateOut(),
                live.lag(),
                facts.checkpoints().intervalMillis(),
                newest(checkpoints),
                failed(checkpoints),
                job.failures().size(),
                live.verdict());
    }

    private static LiveMessages.@Nullable Snapshot newest(CheckpointMessages.Statistics from) {
        for (CheckpointMessages.Checkpoint each : from.history()) {
            if (!each.status().equals("COMPLETED")) continue;
            return new LiveMessages.Snapshot(
                    each.id(),
                    each.triggerTimestamp() + each.duration(),
                    each.duration(),
                    each.checkpointedSize(),
                    each.isSavepoint());
        }
        return null;
    }

    /// Counts the checkpoints that have failed since the newest completed one.
    private static int failed(CheckpointMessages.Statistics from) {
        int failed = 0;
        for (CheckpointMessages.Checkpoint each : from.history()) {
            if (each.status().equals("COMPLETED")) break;
            if (each.status().equals("FAILED")) failed++;
        }
        return failed;
    }

    private static double rateIn(JobView job, List<LiveMessages.Vertex> vertices) {
        double rate = 0;
        for (int i = 0; i < vertices.size(); i++) {
            LiveMessages.Vertex each = vertices.get(i);
            if (job.vertices().get(i).inputs().isEmpty()) rate += Math.max(each.rateIn(), each.rateOut());
        }
        return rate;
    }

    /// Returns the records that reach the last vertices. A vertex that is source and sink counts what it reads.
    private static double rateOut(JobView job, List<LiveMessages.Vertex> vertices) {
        Set<String> senders = senders(job);
        double rate = 0;
        for (LiveMessages.Vertex each : vertices) if (!senders.contains(each.id())) rate += each.rateIn();
        return rate;
    }

    private static Set<String> senders(JobView job) {
        Set<String> senders = new LinkedHashSet<>();
        for (VertexView each : job.vertices()) for (VertexView.Input input : each.inputs()) senders.add(input.vertex());
        return senders;
    }

    private static @Nullable Long lag(JobView job, List<LiveMessages.Vertex> vertices) {
        Set<String> senders = senders(job);
        Long most = null;
        for (LiveMessages.Vertex each : vertices) {
            Long lag = each.lag();
            if (!senders.contains(each.id()) && lag != null) most = most == null ? lag : Math.max(most, lag);
        }
        return most;
    }

    private static LiveMessages.Vertex vertex(JobSampler.Sample sample, VertexView vertex, long nowMillis) {
        Sums sums = new Sums();
        Map<String, Integer> tasks = new TreeMap<>();
        for (SubtaskView each : vertex.subtasks()) {
            tasks.merge(each.state().name().toLowerCase(Locale.ROOT), 1, Integer::sum);
            SubtaskView before = SampledFacts.earlier(sample.before(), vertex, each.index());
            sums.add(each, SampledFacts.work(before, each, sample.seconds(), nowMillis));
        }
        Long watermark = sums.watermark();
        return new LiveMessages.Vertex(
                vertex.id(),
                JobShapes.state(vertex.subtasks()).name(),
                vertex.parallelism(),
                tasks,
                sums.rateIn,
                sums.rateOut,
                sums.totalIn,
                sums.totalOut,
                sums.mean(sums.busy),
                sums.mean(sums.idle),
                sums.mean(sums.backPressured),
                sums.busyMax,
                sums.backPressuredMax,
                sums.skew(),
                watermark,
                watermark == null ? null : (Long) Math.max(0, nowMillis - watermark),
                watermark == null ? null : (Integer) sums.slowest,
                sums.late);
    }

    /// Adds up what the subtasks of a vertex did.
    private static final class Sums {
        int count;
        double rateIn;
        double rateOut;
        double rateInMax;
        long totalIn;
        long totalOut;
        double busy;
        double idle;
        double backPressured;
        double busyMax;
        double backPressuredMax;
        long late;
        long lowest = Long.MAX_VALUE;
        int slowest = -1;

        void add(SubtaskView subtask, SampledFacts.Work work) {
            count++;
            double seconds = Math.max(SHORTEST_SECONDS, work.seconds());
            rateIn += work.in() / seconds;
            rateOut += work.out() / seconds;
            rateInMax = Math.max(rateInMax, work.in() / seconds);
            totalIn += subtask.reading().recordsIn();
            totalOut += subtask.reading().recordsOut();
            busy += work.busy();
            idle += work.idle();
            backPressured += work.backPressured();
            busyMax = Math.max(busyMax, work.busy());
            backPressuredMax = Math.max(backPressuredMax, work.backPressured());
            late += subtask.reading().lateRecordsDropped();
            if (subtask.reading().watermark() < lowest) {
                lowest = subtask.reading().watermark();
                slowest = subtask.index();
            }
        }

        double mean(double sum) {
            return count == 0 ? 0 : sum / count;
        }

        double skew() {
            return rateIn <= 0 ? 1 : rateInMax * count / rateIn;
        }

        @Nullable
        Long watermark() {
            return shown(lowest);
        }
    }

    /// Returns a watermark; null before the first one and after the end of the input.
    private static @Nullable Long shown(long watermark) {
        return watermark == Long.MIN_VALUE || watermark == Long.MAX_VALUE ? null : (Long) watermark;
    }

    /// Returns the subtasks of a vertex.
    static LiveMessages.Subtasks subtasks(JobSampler.Sample sample, VertexView vertex, long nowMillis) {
        List<LiveMessages.Subtask> all = new ArrayList<>();
        for (SubtaskView each : vertex.subtasks()) {
            SubtaskView before = SampledFacts.earlier(sample.before(), vertex, each.index());
            SampledFacts.Work work = SampledFacts.work(before, each, sample.seconds(), nowMillis);
            double seconds = Math.max(SHORTEST_SECONDS, work.seconds());
            SubtaskMetrics.SlowSplit slow = each.reading().slowSplit();
            all.add(new LiveMessages.Subtask(
                    each.index(),
                    each.state().name(),
                    each.attempt(),
                    each.place().endpoint(),
                    each.place().worker(),
                    each.startMillis(),
                    work.in() / seconds,
                    work.out() / seconds,
                    each.reading().recordsIn(),
                    each.reading().recordsOut(),
                    work.busy(),
                    work.idle(),
                    work.backPressured(),
                    shown(each.reading().watermark()),
                    slow == null || slow.id().isEmpty() ? null : slow.id(),
                    slow == null ? 0 : slow.count(),
                    each.reading().lateRecordsDropped()));
        }
        return new LiveMessages.Subtasks(vertex.id(), vertex.name(), nowMillis, sample.seconds(), all);
    }
}
