package dev.millrace.runtime.job.deploy;

import dev.millrace.exchange.Ring;
import dev.millrace.exchange.Wakeup;
import dev.millrace.graph.Vertex;
import dev.millrace.runtime.checkpoint.subtask.CheckpointGateway;
import dev.millrace.runtime.source.AlignmentGroups;
import dev.millrace.runtime.source.SourceHome;

/// What the subtasks of a deployment know of the rest of their job. Any thread.
public interface DeploymentContext {

    /// Where subtasks find what they do for checkpoints.
    CheckpointGateway checkpoints();

    /// Who gives the readers of a source's vertex something to read.
    SourceHome<?> home(Vertex source);

    /// In which the sources of the deployment wait for each other and for those elsewhere.
    AlignmentGroups alignment();

    /// The sending end of a channel whose receiver is at another worker.
    ///
    /// @param owner woken when the ring has room
    Ring to(Channel channel, Wakeup owner);

    /// The receiving end of a channel whose sender is at another worker.
    ///
    /// @param owner woken when the ring has a batch
    Ring from(Channel channel, Wakeup owner);

    /// Names a channel.
    ///
    /// @param edge its id in the job's graph
    /// @param from the sending subtask's number among those of its vertex
    /// @param to the receiving subtask's
    record Channel(int edge, int from, int to) {}
}
