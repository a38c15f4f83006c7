package dev.millrace.client.message;

import dev.millrace.format.text.JsonName;
import dev.millrace.format.text.JsonOptional;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Defines messages about jobs. Durations are in milliseconds, timestamps in milliseconds since the epoch; -1 for
/// future events.
public final class JobMessages {
    private JobMessages() {}

    /// Holds the form field `request` that submits a job. Each name is the name of a file of the form.
    ///
    /// @param job the file of [dev.millrace.api.plan.JobForm]
    /// @param classPaths `file:` URLs of further classes on the coordinator's disk
    public record Submit(
            @JsonName("executionPlanFileName") @Nullable String job,
            @JsonName("jobJarFileNames") @Nullable List<String> jars,
            @JsonName("jobArtifactFileNames") @Nullable List<Artifact> artifacts,
            @JsonName("classPaths") @Nullable List<String> classPaths) {}

    /// Names a file for the job's distributed cache.
    public record Artifact(
            @JsonName("entryName") String entryName,
            @JsonName("fileName") String fileName) {}

    public record Submitted(@JsonName("jobUrl") String jobUrl) {}

    public record Ids(List<Id> jobs) {}

    public record Id(String id, String status) {}

    public record Status(String status) {}

    public record Overview(List<Line> jobs) {}

    /// @param tasks number of subtasks by state, and in total
    public record Line(
            String jid,
            String name,
            long startTime,
            long endTime,
            long duration,
            String state,
            long lastModification,
            Map<String, Integer> tasks,
            @JsonName("schedulerType") String schedulerType,
            @JsonName("jobType") String jobType,
            int pendingOperators) {}

    /// @param maxParallelism -1 if not set for the whole job
    public record Details(
            String jid,
            String name,
            @JsonName("isStoppable") boolean isStoppable,
            String state,
            String jobType,
            @JsonName("schedulerType") String schedulerType,
            long startTime,
            long endTime,
            long duration,
            @JsonName("maxParallelism") int maxParallelism,
            long now,
            Map<String, Long> timestamps,
            List<Vertex> vertices,
            Map<String, Integer> statusCounts,
            Plan plan,
            int pendingOperators,
            @Nullable String applicationId) {}

    public record Vertex(
            String id,
            @JsonName("slotSharingGroupId") String slotSharingGroupId,
            String name,
            @JsonName("maxParallelism") int maxParallelism,
            int parallelism,
            String status,
            long startTime,
            long endTime,
            long duration,
            Map<String, Integer> tasks,
            Traffic metrics) {}

    /// Holds what subtasks have read and written, and how they spent their time. Channels within a process do not
    /// serialize records, so they count no bytes.
    public record Traffic(
            long readBytes,
            boolean readBytesComplete,
            long writeBytes,
            boolean writeBytesComplete,
            long readRecords,
            boolean readRecordsComplete,
            long writeRecords,
            boolean writeRecordsComplete,
            long accumulatedBackpressuredTime,
            long accumulatedIdleTime,
            double accumulatedBusyTime) {}

    public record Plan(String jid, String name, String type, List<Node> nodes) {}

    /// The property of a [Node] that is `true` if one of its steps needs watermarks.
    public static final String EVENT_TIME = "event-time";

    public record Node(
            String id,
            int parallelism,
            String operator,
            @JsonName("operator_strategy") String operatorStrategy,
            String description,
            @Nullable List<Input> inputs,
            @JsonName("optimizer_properties") Map<String, String> optimizerProperties) {}

    public record Input(
            int num, String id, @JsonName("ship_strategy") String shipStrategy, String exchange) {}

    public record Config(String jid, String name, ExecutionConfig executionConfig) {}

    public record ExecutionConfig(
            String restartStrategy, int jobParallelism, boolean objectReuseMode, Map<String, String> userConfig) {}

    public record Exceptions(@JsonName("exceptionHistory") History history) {}

    /// @param truncated whether failures were left out
    public record History(List<Failure> entries, boolean truncated) {}

    /// @param taskName null if the failure belongs to no subtask
    public record Failure(
            @JsonName("exceptionName") String name,
            String stacktrace,
            long timestamp,
            @JsonName("failureLabels") Map<String, String> labels,
            @JsonName("taskName") @Nullable String taskName,
            @Nullable String endpoint,
            @JsonName("taskManagerId") @Nullable String worker,
            @JsonName("concurrentExceptions") List<Failure> concurrent) {}

    /// @param result null while the job runs
    public record ExecutionResult(
            TriggerMessages.Progress status,

            @JsonName("job-execution-result") @JsonOptional @Nullable
            Result result) {}

    /// Describes the result of a job that has ended.
    ///
    /// @param accumulators the values by name, as serialized Java objects in Base64. By default clients of Flink
    /// can read them, and they contain no objects of the program's classes. If the request asks for Millrace's
    /// objects, each is an [dev.millrace.api.util.OptionalFailure].
    public record Result(
            String id,
            String name,
            String applicationStatus,
            @JsonName("accumulator-results") Map<String, String> accumulators,
            long netRuntime,
            @JsonOptional TriggerMessages.@Nullable Cause failureCause,
            long startTime,
            long endTime) {}

    /// @param serialized as in [Result]
    public record Accumulators(
            @JsonName("job-accumulators") List<Accumulator> ofJob,
            @JsonName("user-task-accumulators") List<Accumulator> ofTasks,
            @JsonName("serialized-user-task-accumulators") Map<String, String> serialized) {}

    public record Accumulator(String name, String type, String value) {}

    /// Signals that the client that started a job is alive.
    ///
    /// @param expiredTimestamp the time at which the signal expires
    public record Heartbeat(@JsonName("expiredTimestamp") long expiredTimestamp) {}
}
