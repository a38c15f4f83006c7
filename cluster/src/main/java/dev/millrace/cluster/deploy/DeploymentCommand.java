package dev.millrace.cluster.deploy;

import java.util.List;

/// What a deployment is told by its coordinator, one after the other.
public sealed interface DeploymentCommand {

    /// All subtasks go.
    record Begin() implements DeploymentCommand {}

    /// All subtasks end, and tell when they have.
    record Cancel() implements DeploymentCommand {}

    /// A checkpoint has begun, as [dev.millrace.runtime.checkpoint.subtask.CheckpointTarget#announce] says.
    record Announce(int member, long checkpoint, long startedMillis, boolean isExact, boolean isLast)
            implements DeploymentCommand {}

    record Overtake(int member, long checkpoint, long startedMillis, boolean isExact) implements DeploymentCommand {}

    record Collect(int member, long checkpoint) implements DeploymentCommand {}

    record Completed(int member, long checkpoint) implements DeploymentCommand {}

    record Aborted(int member, long checkpoint) implements DeploymentCommand {}

    /// What was taken of a checkpoint is not needed any more.
    record Release(long checkpoint) implements DeploymentCommand {}

    /// How far the slowest source of a group is that is not in the deployment, as
    /// [dev.millrace.runtime.source.AlignmentGroups#elsewhere] says.
    record Align(String group, long elsewhere) implements DeploymentCommand {}

    record Drain(int member) implements DeploymentCommand {}

    record Leave(int member) implements DeploymentCommand {}

    /// A reader has something to read.
    ///
    /// @param vertex of the source
    /// @param version of the splits' form
    record Splits(int vertex, int subtask, int version, List<byte[]> splits) implements DeploymentCommand {}

    record NoMoreSplits(int vertex, int subtask) implements DeploymentCommand {}

    /// An enumerator has sent a reader something of their own, serialized.
    record Event(int vertex, int subtask, byte[] event) implements DeploymentCommand {}

    /// Whether the records that a reader reads from now on are backlog.
    record Backlog(int vertex, int subtask, boolean isBacklog) implements DeploymentCommand {}
}
