package dev.millrace.client.doctor;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Holds what is known of a job after two samples. Counts are differences between the samples.
///
/// @param seconds between the samples
/// @param vertices in topological order
/// @param failures the newest first
/// @param slots of the cluster
public record JobFacts(
        String id,
        String name,
        String state,
        double seconds,
        List<Vertex> vertices,
        Checkpoints checkpoints,
        List<Failure> failures,
        Slots slots) {

    public JobFacts {
        vertices = List.copyOf(vertices);
        failures = List.copyOf(failures);
    }

    /// Holds the slots of the cluster.
    ///
    /// @param total 0 if no worker has registered
    public record Slots(int total, int free) {}

    /// @param inputs ids of the vertices that it reads from; empty for a source
    /// @param usesEventTime whether one of its steps needs watermarks
    public record Vertex(String id, String name, List<String> inputs, boolean usesEventTime, List<Subtask> subtasks) {
        public Vertex {
            inputs = List.copyOf(inputs);
            subtasks = List.copyOf(subtasks);
        }

        public boolean isSource() {
            return inputs.isEmpty();
        }

        /// Returns the maximum busy ratio of the subtasks, 0 to 1.
        public double busy() {
            return subtasks.stream().mapToDouble(Subtask::busy).max().orElse(0);
        }

        /// Returns the maximum backpressure ratio of the subtasks, 0 to 1.
        public double backPressured() {
            return subtasks.stream().mapToDouble(Subtask::backPressured).max().orElse(0);
        }

        public long recordsIn() {
            return subtasks.stream().mapToLong(Subtask::recordsIn).sum();
        }
    }

    /// @param busy ratio of the time between the samples, 0 to 1, like the next two
    /// @param before the watermark in the first sample; `Long.MIN_VALUE` if there was none
    /// @param watermark in the second sample: the input watermark or, for a source, the output watermark
    /// @param late records that windows have dropped
    public record Subtask(
            int index,
            String state,
            double busy,
            double idle,
            double backPressured,
            long recordsIn,
            long recordsOut,
            long before,
            long watermark,
            long late) {

        public boolean isRunning() {
            return state.equals("RUNNING");
        }

        /// Returns whether the watermark did not advance between the samples and is not the final one.
        public boolean isStanding() {
            return watermark == before && watermark != Long.MAX_VALUE;
        }
    }

    /// @param intervalMillis 0 if periodic checkpoints are disabled
    /// @param isOvertaking whether checkpoints are unaligned
    /// @param newestFirst includes checkpoints in progress
    public record Checkpoints(
            long intervalMillis, long timeoutMillis, boolean isOvertaking, List<Checkpoint> newestFirst) {
        public Checkpoints {
            newestFirst = List.copyOf(newestFirst);
        }
    }

    /// @param status IN_PROGRESS, COMPLETED or FAILED
    /// @param millis duration, so far if in progress
    /// @param stallMillis the maximum time for which it blocked one subtask
    /// @param why the reason of a failure; null if it did not fail, or if the reason is unknown
    public record Checkpoint(
            long id,
            String status,
            long millis,
            long bytes,
            long stallMillis,
            @Nullable String why) {}

    /// @param secondsAgo before the second sample
    /// @param subtask null if the failure belongs to no subtask
    public record Failure(long secondsAgo, @Nullable String subtask, String why) {}
}
