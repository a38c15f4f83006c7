package dev.millrace.client.message;

import dev.millrace.format.text.JsonName;
import org.jspecify.annotations.Nullable;

/// About what takes a while: it is asked for, and then asked after.
public final class TriggerMessages {
    public static final String IN_PROGRESS = "IN_PROGRESS";
    public static final String COMPLETED = "COMPLETED";

    private TriggerMessages() {}

    /// The number under which it is asked after.
    public record Accepted(String requestId) {}

    public record Progress(String id) {}

    /// A savepoint, or one to end the job with.
    ///
    /// @param operation null as long as it goes on
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

    /// An exception.
    ///
    /// @param serialized the exception as a Java object in Base64: its texts, as Flink's clients read them; or, if
    /// our own were asked for, itself, and null if it cannot be serialized
    public record Cause(
            @JsonName("class") String type,
            @JsonName("stack-trace") String stackTrace,
            @JsonName("serialized-throwable") @Nullable String serialized) {

        /// The message, without the stack.
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
