package dev.millrace.client.message;

import dev.millrace.format.text.JsonName;
import org.jspecify.annotations.Nullable;

/// Defines messages about asynchronous operations: a request triggers the operation, and later requests poll
/// its result.
public final class TriggerMessages {
    public static final String IN_PROGRESS = "IN_PROGRESS";
    public static final String COMPLETED = "COMPLETED";

    private TriggerMessages() {}

    /// Holds the trigger id of an operation.
    public record Accepted(String requestId) {}

    public record Progress(String id) {}

    /// Holds the result of a savepoint or of stop-with-savepoint.
    ///
    /// @param operation null while the operation runs
    public record SavepointResult(Progress status, @Nullable Savepoint operation) {}

    public record Savepoint(
            @Nullable String location, @Nullable Cause failureCause) {}

    public record CheckpointResult(
            Progress status, @Nullable Checkpoint operation) {}

    public record Checkpoint(
            @JsonName("checkpointId") @Nullable Long checkpointId,
            @JsonName("failureCause") @Nullable Cause failureCause) {}

    public record DisposalResult(Progress status, @Nullable Disposal operation) {}

    public record Disposal(@Nullable Cause failureCause) {}

    /// Describes an exception.
    ///
    /// @param serialized the exception as a serialized Java object in Base64; null if the exception is not
    /// serializable. By default the object holds texts only, which clients of Flink can read. If the request asks
    /// for Millrace's objects, the object is the exception itself.
    public record Cause(
            @JsonName("class") String type,
            @JsonName("stack-trace") String stackTrace,
            @JsonName("serialized-throwable") @Nullable String serialized) {

        /// Returns the message without the stack.
        public String summary() {
            StringBuilder text = new StringBuilder();
            for (String line : stackTrace.lines().toList()) {
                if (line.startsWith("\tat ")) break;
                text.append(text.isEmpty() ? "" : "\n").append(line);
            }
            String own = "dev.millrace.base.fault.MillraceException: ";
            return text.toString().startsWith(own) ? text.substring(own.length()) : text.toString();
        }
    }

    public record SavepointRequest(
            @Nullable String targetDirectory,
            @Nullable Boolean cancelJob,
            @JsonName("formatType") @Nullable String formatType,
            @JsonName("triggerId") @Nullable String triggerId) {}

    public record StopRequest(
            @JsonName("targetDirectory") @Nullable String targetDirectory,
            @Nullable Boolean drain,
            @JsonName("formatType") @Nullable String formatType,
            @JsonName("triggerId") @Nullable String triggerId) {}

    /// @param checkpointType CONFIGURED, FULL or INCREMENTAL
    public record CheckpointRequest(
            @JsonName("checkpointType") @Nullable String checkpointType,
            @JsonName("triggerId") @Nullable String triggerId) {}

    public record DisposalRequest(@Nullable String savepointPath) {}
}
