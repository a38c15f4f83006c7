package dev.millrace.cluster.crew;

import java.util.List;

/// What a crew is told by its coordinator, one after the other.
public sealed interface Order {

    /// All subtasks go.
    record Begin() implements Order {}

    /// All subtasks end, and tell when they have.
    record Cancel() implements Order {}

    /// A checkpoint has begun, as [dev.millrace.runtime.checkpoint.CheckpointTarget#announce] says.
    record Announce(int member, long checkpoint, long startedMillis, boolean isExact, boolean isLast)
            implements Order {}

    record Overtake(int member, long checkpoint, long startedMillis, boolean isExact) implements Order {}

    record Collect(int member, long checkpoint) implements Order {}

    record Completed(int member, long checkpoint) implements Order {}

    record Aborted(int member, long checkpoint) implements Order {}

    /// What was taken of a checkpoint is not needed any more.
    record Release(long checkpoint) implements Order {}

    /// How far the slowest source of a group is that is not in the crew, as
    /// [dev.millrace.runtime.source.AlignmentGroups#elsewhere] says.
    record Align(String group, long elsewhere) implements Order {}

    record Drain(int member) implements Order {}

    record Leave(int member) implements Order {}

    /// A reader has something to read.
    ///
    /// @param vertex of the source
    /// @param version of the splits' form
    record Splits(int vertex, int subtask, int version, List<byte[]> splits) implements Order {}

    record NoMoreSplits(int vertex, int subtask) implements Order {}

    /// An enumerator has sent a reader something of their own, serialized.
    record Event(int vertex, int subtask, byte[] event) implements Order {}

    /// Whether the records that a reader reads from now on are backlog.
    record Backlog(int vertex, int subtask, boolean isBacklog) implements Order {}
}
