package dev.millrace.client.message;

import dev.millrace.format.text.JsonName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// About the process or cluster as a whole. Times are milliseconds, by the wall clock if they are moments.
public final class ClusterMessages {
    private ClusterMessages() {}

    /// Something went wrong.
    public record Errors(List<String> errors) {}

    /// Nothing to say.
    public record Empty() {}

    /// What web pages adjust themselves to.
    public record Dashboard(
            long refreshInterval,
            String timezoneName,
            int timezoneOffset,
            String flinkVersion,
            String flinkRevision,
            Features features,
            String millraceVersion) {}

    public record Features(boolean webSubmit, boolean webCancel, boolean webRescale, boolean webHistory) {}

    /// Intermediate results that are kept for other jobs: none.
    public record DataSets(@JsonName("dataSets") List<String> dataSets) {}

    /// Workers and jobs in numbers.
    public record Overview(
            int taskmanagers,
            int slotsTotal,
            int slotsAvailable,
            int jobsRunning,
            int jobsFinished,
            int jobsCancelled,
            int jobsFailed,
            String flinkVersion,
            String flinkCommit,
            String millraceVersion) {}

    /// A setting, or something like one.
    public record Entry(String key, String value) {}

    public record Environment(Jvm jvm, List<String> classpath) {}

    public record Jvm(String version, String arch, List<String> options) {}

    public record Logs(List<Log> logs) {}

    /// @param size in bytes
    public record Log(String name, long size, long mtime) {}

    public record ThreadDump(@JsonName("threadInfos") List<ThreadText> threads) {}

    public record ThreadText(
            @JsonName("threadName") String name,
            @JsonName("stringifiedThreadInfo") String text) {}

    /// A metric. Without a value the metric exists, and that is all that was asked.
    public record Metric(String id, String value) {}

    /// That a metric exists.
    public record MetricId(String id) {}

    /// A metric over several subtasks or jobs.
    public record Aggregate(
            String id,
            @Nullable Double min,
            @Nullable Double max,
            @Nullable Double avg,
            @Nullable Double sum,
            @Nullable Double skew) {}
}
