package dev.millrace.server.page;

import dev.millrace.client.message.LiveMessages;
import dev.millrace.runtime.job.SubtaskState;
import dev.millrace.runtime.job.view.JobView;
import dev.millrace.runtime.job.view.SubtaskView;
import dev.millrace.runtime.job.view.VertexView;
import dev.millrace.runtime.metric.SubtaskMetrics;
import org.jspecify.annotations.Nullable;

/// Finds the split that holds back the event time of a job.
final class SlowSplits {
    private @Nullable VertexView vertex;
    private @Nullable SubtaskView subtask;
    private SubtaskMetrics.@Nullable SlowSplit slowest;
    private long next = Long.MAX_VALUE;

    private SlowSplits() {}

    /// Returns the split with the lowest watermark of all running sources; null if there is none, or if no operator of
    /// the job uses event time and the sources have no watermarks.
    static LiveMessages.@Nullable HeldBack of(JobView job) {
        SlowSplits found = new SlowSplits();
        for (VertexView each : job.vertices())
            for (SubtaskView one : each.subtasks())
                if (one.state() == SubtaskState.RUNNING)
                    found.look(each, one, one.reading().slowSplit());
        return found.shown(job);
    }

    private void look(VertexView of, SubtaskView reader, SubtaskMetrics.@Nullable SlowSplit split) {
        if (split == null || split.watermark() == Long.MAX_VALUE) return;
        if (slowest != null && split.watermark() >= slowest.watermark()) {
            next = Math.min(next, split.watermark());
            return;
        }
        next = Math.min(split.next(), slowest == null ? Long.MAX_VALUE : slowest.watermark());
        vertex = of;
        subtask = reader;
        slowest = split;
    }

    private LiveMessages.@Nullable HeldBack shown(JobView job) {
        if (vertex == null || subtask == null || slowest == null) return null;
        boolean hasWatermark = slowest.watermark() != Long.MIN_VALUE;
        if (!hasWatermark && job.vertices().stream().noneMatch(VertexView::usesEventTime)) return null;
        boolean isComparable = hasWatermark && next != Long.MAX_VALUE;
        return new LiveMessages.HeldBack(
                vertex.id(),
                vertex.name(),
                subtask.index(),
                slowest.id().isEmpty() ? null : slowest.id(),
                hasWatermark ? (Long) slowest.watermark() : null,
                isComparable ? (Long) (next - slowest.watermark()) : null);
    }
}
