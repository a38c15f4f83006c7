package dev.millrace.client.message;

import dev.millrace.format.text.JsonName;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Defines messages about uploaded programs.
public final class JarMessages {
    private JarMessages() {}

    /// @param address of the server
    public record Jars(String address, List<Jar> files) {}

    /// @param uploaded in milliseconds since the epoch
    public record Jar(String id, String name, long uploaded, List<Entry> entry) {}

    /// Describes a main class.
    public record Entry(String name, @Nullable String description) {}

    /// @param filename of the jar on the server; its last part is the jar's id
    public record Uploaded(String filename, String status) {}

    /// Says how to run a program. For null fields, the program's and the server's defaults apply.
    public record Run(
            @JsonName("entryClass") @Nullable String entryClass,
            @JsonName("programArgsList") @Nullable List<String> arguments,
            @JsonName("parallelism") @Nullable Integer parallelism,
            @JsonName("jobId") @Nullable String jobId,
            @JsonName("savepointPath") @Nullable String savepointPath,
            @JsonName("allowNonRestoredState") @Nullable Boolean allowsLoss,
            @JsonName("claimMode") @Nullable String claimMode,
            @JsonName("flinkConfiguration") @Nullable Map<String, String> settings) {

        /// Returns an instance whose fields are all null.
        public static Run plain() {
            return new Run(null, null, null, null, null, null, null, null);
        }
    }

    /// Holds the id of the first job that a program started.
    public record Started(String jobid) {}

    /// Holds what the main method of a program has printed.
    ///
    /// @param isOver whether the main method has ended
    public record Output(
            OutputPart out,
            OutputPart err,
            @JsonName("is-over") boolean isOver) {}

    /// Holds output of one stream that a reader has not read yet.
    ///
    /// @param next the position at which to read on
    /// @param lost number of bytes before the text that were dropped
    public record OutputPart(String text, long next, long lost) {}

    /// Holds the id of a program that was started.
    public record Begun(String applicationid) {}

    /// Holds the vertices of a job that does not run.
    public record PlanOf(JobMessages.Plan plan) {}
}
