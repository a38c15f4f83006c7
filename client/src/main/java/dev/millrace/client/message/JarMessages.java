package dev.millrace.client.message;

import dev.millrace.format.text.JsonName;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// About programs that were handed in.
public final class JarMessages {
    private JarMessages() {}

    /// @param address of the server
    public record Jars(String address, List<Jar> files) {}

    /// @param uploaded wall-clock milliseconds
    public record Jar(String id, String name, long uploaded, List<Entry> entry) {}

    /// A main class.
    public record Entry(String name, @Nullable String description) {}

    /// @param filename of the jar on the server; its last part is the jar's id
    public record Uploaded(String filename, String status) {}

    /// How a program is to be run; what is null is left to the program and the server.
    public record Run(
            @JsonName("entryClass") @Nullable String entryClass,
            @JsonName("programArgsList") @Nullable List<String> arguments,
            @JsonName("parallelism") @Nullable Integer parallelism,
            @JsonName("jobId") @Nullable String jobId,
            @JsonName("savepointPath") @Nullable String savepointPath,
            @JsonName("allowNonRestoredState") @Nullable Boolean allowsLoss,
            @JsonName("claimMode") @Nullable String claimMode,
            @JsonName("flinkConfiguration") @Nullable Map<String, String> settings) {

        /// With nothing said.
        public static Run plain() {
            return new Run(null, null, null, null, null, null, null, null);
        }
    }

    /// The first job that the program started.
    public record Started(String jobid) {}

    /// What the main method of a program has printed.
    ///
    /// @param isOver whether the main method has ended
    public record Output(
            OutputPart out,
            OutputPart err,
            @JsonName("is-over") boolean isOver) {}

    /// What a reader of one stream has not seen yet.
    ///
    /// @param next where to read on
    /// @param lost bytes before the text that nobody has read in time
    public record OutputPart(String text, long next, long lost) {}

    /// The program that began.
    public record Begun(String applicationid) {}

    /// A job's vertices before it runs.
    public record PlanOf(JobMessages.Plan plan) {}
}
