package dev.millrace.client.message;

import dev.millrace.client.doctor.Finding;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Defines messages about the present state of jobs. Rates are records per second, shares are parts of the time from 0
/// to 1, timestamps are milliseconds since the epoch. Rates and shares are means between two samples, which are about a
/// second apart if a client asks each second.
public final class LiveMessages {
    private LiveMessages() {}

    /// Describes the caller of the server.
    ///
    /// @param name the user; `-` if the server does not authenticate
    /// @param role read, operate or admin
    /// @param isAuthenticated whether the server has users
    /// @param takesJars whether programs can be uploaded to this server
    /// @param isHistory whether this is a history server, which knows only jobs that have ended
    /// @param hasSql whether the server executes SQL statements
    /// @param millraceVersion the version of the server
    public record Session(
            String name,
            String role,
            boolean isAuthenticated,
            boolean takesJars,
            boolean isHistory,
            boolean hasSql,
            String millraceVersion) {}

    /// Describes all jobs and the slots of the cluster.
    public record Cluster(long now, ClusterMessages.Overview overview, List<Line> jobs) {}

    /// Describes a job in a list.
    ///
    /// @param endTime -1 while the job runs
    /// @param rateIn records that sources read
    /// @param rateOut records that reach sinks
    /// @param lag milliseconds between the clock and the lowest watermark of sinks; null if there is no watermark
    /// @param checkpointInterval milliseconds; 0 without periodic checkpoints
    /// @param checkpoint the newest completed checkpoint or savepoint; null if there is none
    /// @param checkpointsFailed the number of failed checkpoints since the newest completed one
    /// @param failures the number of known failures
    public record Line(
            String jid,
            String name,
            String state,
            String jobType,
            long startTime,
            long endTime,
            long duration,
            Map<String, Integer> tasks,
            double rateIn,
            double rateOut,
            @Nullable Long lag,
            long checkpointInterval,
            @Nullable Snapshot checkpoint,
            int checkpointsFailed,
            int failures,
            Verdict verdict) {}

    /// Describes a completed checkpoint.
    ///
    /// @param completed the time of completion
    /// @param duration in milliseconds
    /// @param bytes that the checkpoint wrote
    public record Snapshot(long id, long completed, long duration, long bytes, boolean isSavepoint) {}

    /// Says what limits a job.
    ///
    /// @param kind `keeps-up`, `saturated`, `bottleneck`, `no-input`, `starting`, `restarting`, `failed` or `ended`
    /// @param vertex the vertex that the sentence names; null if it names none
    public record Verdict(String kind, @Nullable String vertex, String sentence) {}

    /// Describes a running job.
    ///
    /// @param seconds the time between the two samples
    /// @param heldBack the split that holds back the event time of the sources; null if there is none
    public record Job(
            String jid,
            String name,
            String state,
            long now,
            double seconds,
            long startTime,
            long duration,
            double rateIn,
            double rateOut,
            @Nullable Long lag,
            Verdict verdict,
            @Nullable HeldBack heldBack,
            List<Vertex> vertices) {}

    /// Names the split with the lowest watermark.
    ///
    /// @param vertex the id of the source
    /// @param name of the source
    /// @param split null if the source has one watermark for all splits of a subtask
    /// @param watermark null if the split has no watermark yet
    /// @param behind milliseconds to the lowest watermark of the other splits and subtasks that are not idle;
    /// null without others, or if this split has no watermark
    public record HeldBack(
            String vertex,
            String name,
            int subtask,
            @Nullable String split,
            @Nullable Long watermark,
            @Nullable Long behind) {}

    /// Describes a vertex. Shares are means over the subtasks; `busyMax` and `backPressuredMax` are of the subtask with
    /// the largest share.
    ///
    /// @param totalIn records since the start of the newest attempt
    /// @param skew the largest share of the input that one subtask receives, divided by the mean share; 1 if even
    /// @param watermark the lowest of the subtasks; null if one has none
    /// @param lag milliseconds between the clock and the watermark; null if there is no watermark
    /// @param slowest the subtask with the lowest watermark; null if there is no watermark
    /// @param late records that were dropped because they were late
    public record Vertex(
            String id,
            String state,
            int parallelism,
            Map<String, Integer> tasks,
            double rateIn,
            double rateOut,
            long totalIn,
            long totalOut,
            double busy,
            double idle,
            double backPressured,
            double busyMax,
            double backPressuredMax,
            double skew,
            @Nullable Long watermark,
            @Nullable Long lag,
            @Nullable Integer slowest,
            long late) {}

    /// Describes the subtasks of a vertex.
    public record Subtasks(String id, String name, long now, double seconds, List<Subtask> subtasks) {}

    /// Describes a subtask.
    ///
    /// @param worker the id of the worker
    /// @param watermark null if there is none
    /// @param slowSplit the split with the lowest watermark; null if the subtask reads no splits with watermarks
    /// @param splits the number of splits that are not idle and may have watermarks
    public record Subtask(
            int subtask,
            String state,
            int attempt,
            String endpoint,
            String worker,
            long startTime,
            double rateIn,
            double rateOut,
            long totalIn,
            long totalOut,
            double busy,
            double idle,
            double backPressured,
            @Nullable Long watermark,
            @Nullable String slowSplit,
            int splits,
            long late) {}

    /// Lists what the doctor has found in a job.
    ///
    /// @param seconds the time between the two samples
    public record Findings(String jid, String name, String state, double seconds, List<Finding> findings) {}
}
