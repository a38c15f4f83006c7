package dev.millrace.cluster.deploy;

import dev.millrace.exchange.Control;
import dev.millrace.runtime.checkpoint.subtask.CheckpointTarget;
import java.util.function.Consumer;

/// Sends the calls of the checkpoint coordinator to a subtask in another process. Thread-safe.
///
/// @param commands receives the commands
record RemoteTarget(int member, Consumer<DeploymentCommand> commands) implements CheckpointTarget {

    @Override
    public void announce(Control.Barrier barrier, boolean isLast) {
        commands.accept(new DeploymentCommand.Announce(
                member, barrier.checkpoint(), barrier.startedMillis(), barrier.isExact(), isLast));
    }

    @Override
    public void overtake(Control.Barrier barrier) {
        commands.accept(new DeploymentCommand.Overtake(
                member, barrier.checkpoint(), barrier.startedMillis(), barrier.isExact()));
    }

    @Override
    public void collect(long checkpoint) {
        commands.accept(new DeploymentCommand.Collect(member, checkpoint));
    }

    @Override
    public void completed(long checkpoint) {
        commands.accept(new DeploymentCommand.Completed(member, checkpoint));
    }

    @Override
    public void aborted(long checkpoint) {
        commands.accept(new DeploymentCommand.Aborted(member, checkpoint));
    }

    @Override
    public void run(Runnable task) {
        throw new IllegalStateException("subtask " + member + " is in another process");
    }

    @Override
    public void drain() {
        commands.accept(new DeploymentCommand.Drain(member));
    }

    @Override
    public void leave() {
        commands.accept(new DeploymentCommand.Leave(member));
    }
}
