package dev.millrace.runtime.job.deploy;

import dev.millrace.exchange.Ring;
import dev.millrace.exchange.Wakeup;
import dev.millrace.graph.Vertex;
import dev.millrace.runtime.checkpoint.subtask.CheckpointGateway;
import dev.millrace.runtime.source.AlignmentGroups;
import dev.millrace.runtime.source.SourceHome;

/// Connects the subtasks of a deployment with the rest of their job. Thread-safe.
public interface DeploymentContext {

    /// Returns the gateway for the checkpoint work of subtasks.
    CheckpointGateway checkpoints();

    /// Returns the coordinator that assigns splits to the readers of a source vertex.
    SourceHome<?> home(Vertex source);

    /// Returns the groups in which sources align their watermarks, also with sources in other workers.
    AlignmentGroups alignment();

    /// Returns the sending end of a channel to another worker.
    ///
    /// @param owner notified when the ring has free space
    Ring to(Channel channel, Wakeup owner);

    /// Returns the receiving end of a channel from another worker.
    ///
    /// @param owner notified when the ring has a batch
    Ring from(Channel channel, Wakeup owner);

    /// Identifies a channel.
    ///
    /// @param edge the edge's id in the job graph
    /// @param from the index of the sending subtask within its vertex
    /// @param to the index of the receiving subtask within its vertex
    record Channel(int edge, int from, int to) {}
}
