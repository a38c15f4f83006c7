package dev.millrace.cluster.deploy;

import java.util.List;

/// Lists the commands from a coordinator to a deployment. They arrive in order.
public sealed interface DeploymentCommand {

    /// Starts all subtasks.
    record Begin() implements DeploymentCommand {}

    /// Cancels all subtasks. Each sends an event when it has ended.
    record Cancel() implements DeploymentCommand {}

    /// Announces a checkpoint, as [dev.millrace.runtime.checkpoint.subtask.CheckpointTarget#announce] describes.
    record Announce(int member, long checkpoint, long startedMillis, boolean isExact, boolean isLast)
            implements DeploymentCommand {}

    record Overtake(int member, long checkpoint, long startedMillis, boolean isExact) implements DeploymentCommand {}

    record Collect(int member, long checkpoint) implements DeploymentCommand {}

    record Completed(int member, long checkpoint) implements DeploymentCommand {}

    record Aborted(int member, long checkpoint) implements DeploymentCommand {}

    /// Releases the deployment's part of a checkpoint.
    record Release(long checkpoint) implements DeploymentCommand {}

    /// Tells how far the slowest source of a group outside the deployment is, as
    /// [dev.millrace.runtime.source.AlignmentGroups#elsewhere] describes.
    record Align(String group, long elsewhere) implements DeploymentCommand {}

    record Drain(int member) implements DeploymentCommand {}

    record Leave(int member) implements DeploymentCommand {}

    /// Assigns splits to a reader.
    ///
    /// @param vertex the vertex of the source
    /// @param version the version of the splits' format
    record Splits(int vertex, int subtask, int version, List<byte[]> splits) implements DeploymentCommand {}

    record NoMoreSplits(int vertex, int subtask) implements DeploymentCommand {}

    /// Carries a serialized event from an enumerator to a reader.
    record Event(int vertex, int subtask, byte[] event) implements DeploymentCommand {}

    /// Tells a reader whether the records that it reads from now on are backlog.
    record Backlog(int vertex, int subtask, boolean isBacklog) implements DeploymentCommand {}
}
