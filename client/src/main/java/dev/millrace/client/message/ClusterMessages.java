package dev.millrace.client.message;

import dev.millrace.format.text.JsonName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Defines messages about the process or the cluster. Durations are in milliseconds, timestamps in milliseconds since
/// the epoch.
public final class ClusterMessages {
    private ClusterMessages() {}

    /// Holds error messages.
    public record Errors(List<String> errors) {}

    /// Represents an empty object.
    public record Empty() {}

    /// Holds the configuration of web pages.
    public record Dashboard(
            long refreshInterval,
            String timezoneName,
            int timezoneOffset,
            String flinkVersion,
            String flinkRevision,
            Features features,
            String millraceVersion) {}

    public record Features(boolean webSubmit, boolean webCancel, boolean webRescale, boolean webHistory) {}

    /// Lists the intermediate results that are kept for other jobs; always empty.
    public record DataSets(@JsonName("dataSets") List<String> dataSets) {}

    /// Holds counts of workers and jobs.
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

    /// Holds a key and a value, for example of a setting.
    public record Entry(String key, String value) {}

    public record Environment(Jvm jvm, List<String> classpath) {}

    public record Jvm(String version, String arch, List<String> options) {}

    public record Logs(List<Log> logs) {}

    /// @param size in bytes
    public record Log(String name, long size, long mtime) {}

    /// Lists the loggers of a process that have an own level.
    public record Loggers(List<Logger> loggers) {}

    /// @param logger the name of a class or a package, or ROOT
    /// @param level OFF, ERROR, WARN, INFO, DEBUG or TRACE
    public record Logger(String logger, String level) {}

    /// Requests a level for a logger.
    ///
    /// @param level OFF, ERROR, WARN, INFO, DEBUG or TRACE, or INHERIT for the level of the parent
    public record LogLevel(@Nullable String level) {}

    public record ThreadDump(@JsonName("threadInfos") List<ThreadText> threads) {}

    public record ThreadText(
            @JsonName("threadName") String name,
            @JsonName("stringifiedThreadInfo") String text) {}

    /// Holds the value of a metric.
    public record Metric(String id, String value) {}

    /// Holds the name of a metric, for responses without values.
    public record MetricId(String id) {}

    /// Holds a metric that is aggregated over several subtasks or jobs.
    public record Aggregate(
            String id,
            @Nullable Double min,
            @Nullable Double max,
            @Nullable Double avg,
            @Nullable Double sum,
            @Nullable Double skew) {}
}
