package dev.millrace.client.doctor;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is known of a job after two looks at it. Counts are what was added between them.
///
/// @param seconds between the looks
/// @param vertices each after those it reads from
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

    /// How many subtasks of a vertex the cluster has room for.
    ///
    /// @param total none if no worker has come
    public record Slots(int total, int free) {}

    /// @param inputs ids of the vertices that it reads from; none if it is a source
    /// @param usesEventTime whether one of its steps waits for watermarks
    public record Vertex(String id, String name, List<String> inputs, boolean usesEventTime, List<Subtask> subtasks) {
        public Vertex {
            inputs = List.copyOf(inputs);
            subtasks = List.copyOf(subtasks);
        }

        public boolean isSource() {
            return inputs.isEmpty();
        }

        /// The greatest part of its time that one of its subtasks was busy, 0 to 1.
        public double busy() {
            return subtasks.stream().mapToDouble(Subtask::busy).max().orElse(0);
        }

        /// The greatest part of its time that one of its subtasks waited for receivers, 0 to 1.
        public double backPressured() {
            return subtasks.stream().mapToDouble(Subtask::backPressured).max().orElse(0);
        }

        public long recordsIn() {
            return subtasks.stream().mapToLong(Subtask::recordsIn).sum();
        }
    }

    /// @param busy part of the time between the looks, 0 to 1, as the next two
    /// @param before the watermark at the first look; `Long.MIN_VALUE` if there was none
    /// @param watermark at the second look: what it received or, of a source, what it sent
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

        /// Whether it has a watermark that is not the last one and has stayed where it was.
        public boolean isStanding() {
            return watermark == before && watermark != Long.MAX_VALUE;
        }
    }

    /// @param intervalMillis 0 if none are taken by themselves
    /// @param isOvertaking whether barriers overtake records
    /// @param newestFirst of which some may be under way
    public record Checkpoints(
            long intervalMillis, long timeoutMillis, boolean isOvertaking, List<Checkpoint> newestFirst) {
        public Checkpoints {
            newestFirst = List.copyOf(newestFirst);
        }
    }

    /// @param status IN_PROGRESS, COMPLETED or FAILED
    /// @param millis how long it took, or has taken so far
    /// @param stallMillis for how long it held one subtask up at most
    /// @param why it failed; null if it did not, or nobody knows
    public record Checkpoint(
            long id,
            String status,
            long millis,
            long bytes,
            long stallMillis,
            @Nullable String why) {}

    /// @param secondsAgo before the second look
    /// @param subtask null if it was in none
    public record Failure(long secondsAgo, @Nullable String subtask, String why) {}
}
