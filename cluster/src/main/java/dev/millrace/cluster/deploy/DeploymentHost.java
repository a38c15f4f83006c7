package dev.millrace.cluster.deploy;

import dev.millrace.api.source.SourceEvent;
import dev.millrace.api.util.InstantiationUtil;
import dev.millrace.base.fault.Check;
import dev.millrace.base.fault.MillraceException;
import dev.millrace.base.host.Host;
import dev.millrace.cluster.message.MessageHandler;
import dev.millrace.exchange.Control;
import dev.millrace.network.DataPlane;
import dev.millrace.runtime.checkpoint.WorkerCheckpoints;
import dev.millrace.runtime.checkpoint.restore.Restored;
import dev.millrace.runtime.checkpoint.subtask.CheckpointTarget;
import dev.millrace.runtime.job.Region;
import dev.millrace.runtime.job.deploy.LocalDeployment;
import dev.millrace.runtime.job.run.JobSite;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/// Runs the subtasks that a coordinator deployed to this worker. Thread-safe; commands arrive in order.
final class DeploymentHost implements MessageHandler<DeploymentCommand> {
    private final JobSite site;
    private final int region;
    private final ClassLoader loader;
    private final DeploymentReporter events;
    private final RemoteDeploymentContext deploymentContext;
    private final WorkerCheckpoints checkpoints;
    private final LocalDeployment deployment;
    private final Splits splits;
    /// The checkpoint targets of the subtasks, by subtask number.
    private final Map<Integer, CheckpointTarget> targets = new HashMap<>();
    private final AtomicReference<State> state = new AtomicReference<>(State.OPEN);

    private enum State {
        OPEN,
        WORKING,
        CLOSED
    }

    /// Holds what the deployments of a process share.
    record Means(Host host, DataPlane plane) {}

    private DeploymentHost(
            JobSite site,
            int region,
            ClassLoader loader,
            DeploymentReporter events,
            RemoteDeploymentContext deploymentContext,
            WorkerCheckpoints checkpoints,
            LocalDeployment deployment) {
        this.site = site;
        this.region = region;
        this.loader = loader;
        this.events = events;
        this.deploymentContext = deploymentContext;
        this.checkpoints = checkpoints;
        this.deployment = deployment;
        this.splits = new Splits(site.graph());
        events.show(deployment.counters());
        deployment.members().forEach((member, each) -> targets.put(member, checkpoints.join(member, each.target())));
    }

    /// Opens the subtasks, which takes as long as the user functions take to open.
    ///
    /// @param loader the class loader of the program
    /// @param to receives the events
    static DeploymentHost open(
            Means means, DeploymentCall.Deploy call, JobSite site, ClassLoader loader, Consumer<DeploymentEvent> to)
            throws IOException {
        Region region = site.region(call.deployment().region(), call.sizes());
        DeploymentReporter events = new DeploymentReporter(site, region.number(), call.members(), to);
        WorkerCheckpoints checkpoints = new WorkerCheckpoints(means.host(), site.settings(), site.retries(), events);
        Restored restored =
                call.restored().isEmpty() ? null : site.restored(call.restored().get());
        Layout layout = Layout.unpacked(call.layout());
        LocalDeployment.Task task =
                new LocalDeployment.Task(region, new HashSet<>(call.members()), layout.width(), restored);
        RemoteDeploymentContext deploymentContext =
                new RemoteDeploymentContext(call, layout, site, means, checkpoints, events, to);
        try {
            LocalDeployment deployment = site.open(task, call.deployment().attempt(), deploymentContext, events);
            return new DeploymentHost(
                    site, region.number(), loader, events, deploymentContext, checkpoints, deployment);
        } catch (Throwable failed) {
            deploymentContext.close();
            throw failed;
        }
    }

    private CheckpointTarget target(int member) {
        return Check.present(targets.get(member), "a subtask of the deployment");
    }

    @Override
    public void take(DeploymentCommand command) throws Exception {
        switch (command) {
            case DeploymentCommand.Begin() -> {
                if (state.compareAndSet(State.OPEN, State.WORKING)) deployment.start();
            }
            case DeploymentCommand.Cancel() -> cancel();
            case DeploymentCommand.Announce(int member, long id, long startedMillis, boolean isExact, boolean isLast) ->
                target(member).announce(new Control.Barrier(id, startedMillis, isExact), isLast);
            case DeploymentCommand.Overtake(int member, long id, long startedMillis, boolean isExact) ->
                target(member).overtake(new Control.Barrier(id, startedMillis, isExact));
            case DeploymentCommand.Collect(int member, long id) ->
                target(member).collect(id);
            case DeploymentCommand.Completed(int member, long id) ->
                target(member).completed(id);
            case DeploymentCommand.Aborted(int member, long id) ->
                target(member).aborted(id);
            case DeploymentCommand.Release(long id) -> checkpoints.release(id);
            case DeploymentCommand.Align(String group, long elsewhere) ->
                deploymentContext.alignment().elsewhere(group, elsewhere);
            case DeploymentCommand.Drain(int member) -> target(member).drain();
            case DeploymentCommand.Leave(int member) -> target(member).leave();
            case DeploymentCommand.Splits given ->
                deploymentContext.home(given.vertex()).line(given.subtask()).addSplits(splits.read(given));
            case DeploymentCommand.NoMoreSplits(int vertex, int subtask) ->
                deploymentContext.home(vertex).line(subtask).noMoreSplits();
            case DeploymentCommand.Backlog(int vertex, int subtask, boolean isBacklog) ->
                deploymentContext.home(vertex).line(subtask).backlog(isBacklog);
            case DeploymentCommand.Event(int vertex, int subtask, byte[] bytes) -> {
                SourceEvent event = InstantiationUtil.deserializeObject(bytes, loader);
                deploymentContext.home(vertex).line(subtask).event(event);
            }
        }
    }

    /// Reports that a command failed, and cancels the subtasks.
    @Override
    public void lost(MillraceException fault) {
        events.failed(fault);
        cancel();
    }

    private void cancel() {
        if (state.get() == State.WORKING) deployment.cancel();
    }

    /// Sends the current counters of the subtasks.
    void tellCounts() {
        if (state.get() == State.WORKING) events.tellCounts();
    }

    /// Returns the current accumulators of the subtasks.
    DeploymentCall.Accumulated accumulated() {
        return new DeploymentCall.Accumulated(state.get() == State.WORKING ? events.accumulated() : List.of());
    }

    /// Writes the deployment's part of a checkpoint.
    ///
    /// @return the size of the file
    long write(DeploymentCall.Write call) throws IOException {
        return checkpoints.write(call.checkpoint(), site.place(call.file()), call.isIncremental());
    }

    /// Closes the deployment.
    ///
    /// @return a future that completes when all subtasks have ended
    CompletableFuture<Void> close() {
        State before = state.getAndSet(State.CLOSED);
        switch (before) {
            case OPEN -> {
                deploymentContext.close();
                deployment.discard();
                site.left(region);
                return CompletableFuture.completedFuture(null);
            }
            case WORKING -> {
                deployment.cancel();
                return events.over().thenRun(() -> {
                    deploymentContext.close();
                    checkpoints.gone(List.copyOf(targets.keySet()));
                    deployment.close();
                    site.left(region);
                });
            }
            case CLOSED -> {
                return events.over();
            }
        }
        throw new IllegalStateException(before.toString());
    }
}
