package dev.millrace.cluster.deploy;

import dev.millrace.api.result.ResultPage;
import dev.millrace.api.result.ResultRequest;
import dev.millrace.base.fault.MillraceException;
import dev.millrace.base.host.Awaited;
import dev.millrace.base.host.Host;
import dev.millrace.cluster.ClusterFaults;
import dev.millrace.cluster.call.Calls;
import dev.millrace.cluster.call.FencingToken;
import dev.millrace.cluster.call.MessageCodec;
import dev.millrace.cluster.message.IncomingChannels;
import dev.millrace.cluster.message.MessageSender;
import dev.millrace.cluster.message.ReliableChannel;
import dev.millrace.cluster.registry.RegisteredWorker;
import dev.millrace.cluster.stats.CachedAnswer;
import dev.millrace.runtime.checkpoint.RemoteSnapshots;
import dev.millrace.runtime.checkpoint.restore.Restored;
import dev.millrace.runtime.job.deploy.Deployment;
import dev.millrace.runtime.job.deploy.Worker;
import dev.millrace.runtime.stats.ProcessAddress;
import dev.millrace.state.storage.SnapshotPlace;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// Deploys the subtasks of one job to one worker. Thread-safe.
public final class RemoteWorker implements Worker {
    /// The timeout of requests for statistics.
    private static final Duration LOOKING = Duration.ofSeconds(5);

    private final Means means;
    private final RegisteredWorker worker;
    private final JobAway job;
    private final Set<RemoteDeployment> deployments = ConcurrentHashMap.newKeySet();

    /// Holds what all workers of the coordinator share.
    ///
    /// @param onUnreachable called with workers that cannot be reached
    /// @param patience the timeout for a deployment to open, and to write its part of a checkpoint
    public record Means(
            Host host,
            Calls calls,
            IncomingChannels incoming,
            MessageSender.Means messages,
            BiConsumer<RegisteredWorker, MillraceException> onUnreachable,
            Duration patience,
            MessageCodec<DeploymentCommand> commands,
            MessageCodec<DeploymentEvent> events) {}

    /// Describes a job whose subtasks run in workers.
    ///
    /// @param epoch the epoch since which this process is responsible for the job
    /// @param dataAddresses the data addresses of the workers, by worker name
    static final class JobAway {
        private final String id;
        private final long epoch;
        private final String name;
        private final DeploymentCall.Program program;
        private final Map<String, String> dataAddresses;
        private final AlignedSources alignment;
        private final AtomicReference<@Nullable Placed> placed = new AtomicReference<>();

        JobAway(
                String id,
                long epoch,
                String name,
                DeploymentCall.Program program,
                Map<String, String> dataAddresses,
                AlignedSources alignment) {
            this.id = id;
            this.epoch = epoch;
            this.name = name;
            this.program = program;
            this.dataAddresses = dataAddresses;
            this.alignment = alignment;
        }

        /// Returns the packed layout, which is the same for all deployments of an attempt and is made once.
        private byte[] layout(Map<Integer, String> places) {
            Placed known = placed.get();
            if (known != null && known.places == places) return known.layout;
            byte[] made = Layout.of(places, dataAddresses).packed();
            placed.set(new Placed(places, made));
            return made;
        }
    }

    private record Placed(Map<Integer, String> places, byte[] layout) {}

    RemoteWorker(Means means, RegisteredWorker worker, JobAway job) {
        this.means = means;
        this.worker = worker;
        this.job = job;
    }

    @Override
    public String name() {
        return worker.name();
    }

    @Override
    public ProcessAddress place() {
        return new ProcessAddress(worker.name(), worker.host() + ":" + worker.dataPort());
    }

    @Override
    public CompletableFuture<Deployment> deploy(DeploymentRequest request) {
        DeploymentId id = new DeploymentId(job.id, request.region().number(), job.epoch, request.attempt());
        ReliableChannel commands = ReliableChannel.of(means.host(), id + " to " + worker.name());
        ReliableChannel events = ReliableChannel.of(means.host(), id + " from " + worker.name());
        Line line = new Line(id, commands, events);
        RemoteDeployment deployment = new RemoteDeployment(request, line, job.name, job.alignment);
        line.deployment.complete(deployment);
        deployments.add(deployment);
        means.incoming().accept(events, means.events(), deployment);
        Restored restored = request.restored();
        DeploymentCall.Deploy call = new DeploymentCall.Deploy(
                id,
                job.program,
                request.region().sizes(),
                request.members().stream().sorted().toList(),
                job.layout(request.places()),
                restored == null
                        ? Optional.empty()
                        : Optional.of(restored.checkpoint().path().address()),
                commands.id(),
                events.id());
        return means.calls()
                .send(worker.calls(), call, id.token(), means.patience())
                .handle((_, failure) -> {
                    if (failure == null) return deployment;
                    deployment.close();
                    suspect(failure);
                    throw failure instanceof RuntimeException known ? known : new IllegalStateException(failure);
                });
    }

    /// Reports a worker that cannot be reached, because it will hardly run the next attempt.
    private void suspect(Throwable failure) {
        if (Awaited.cause(failure) instanceof MillraceException fault
                && fault.fault().equals(ClusterFaults.UNREACHABLE))
            means.onUnreachable().accept(worker, fault);
    }

    /// Fails all deployments at this worker, because it is lost.
    void lost(MillraceException fault) {
        for (RemoteDeployment deployment : deployments) deployment.lost(fault);
    }

    /// Tells a worker to forget a job that has ended.
    static void forget(Means means, RegisteredWorker worker, String job, long epoch) {
        var unused = means.calls()
                .send(worker.calls(), new DeploymentCall.Forget(job), FencingToken.of(epoch), means.patience());
    }

    private final class Line implements RemoteDeployment.DeploymentLine, RemoteSnapshots {
        private final DeploymentId id;
        private final ReliableChannel events;
        private final MessageSender<DeploymentCommand> commands;
        private final CompletableFuture<RemoteDeployment> deployment = new CompletableFuture<>();
        private final Set<CompletableFuture<Long>> writes = ConcurrentHashMap.newKeySet();
        private final CachedAnswer<DeploymentCall.Accumulated> accumulated;
        private volatile CompletableFuture<Void> asked = CompletableFuture.completedFuture(null);
        private volatile boolean isLost;

        Line(DeploymentId id, ReliableChannel commands, ReliableChannel events) {
            this.id = id;
            this.events = events;
            this.accumulated = new CachedAnswer<>(means.host().clock(), this::askAccumulated);
            this.commands = new MessageSender<>(
                    means.messages(),
                    worker.calls(),
                    commands,
                    means.commands(),
                    id::token,
                    fault -> deployment.thenAccept(known -> known.lost(fault)));
        }

        private CompletableFuture<DeploymentCall.Accumulated> askAccumulated() {
            return means.calls().send(worker.calls(), new DeploymentCall.Accumulate(id), id.token(), LOOKING);
        }

        @Override
        public void ask() {
            asked = accumulated.refresh(CachedAnswer.AGE_NANOS);
        }

        @Override
        public List<DeploymentCall.Part> accumulated(long untilNanos) {
            accumulated.await(means.host(), asked, untilNanos);
            DeploymentCall.Accumulated told = accumulated.newest();
            return told == null ? List.of() : told.parts();
        }

        @Override
        public CompletableFuture<ResultPage> results(ResultRequest request) {
            return means.calls()
                    .send(worker.calls(), new DeploymentCall.Results(id, request), id.token(), LOOKING)
                    .handle((page, failure) -> failure == null ? page : ResultPage.NONE);
        }

        @Override
        public void command(DeploymentCommand command) {
            commands.send(command);
        }

        @Override
        public void close() {
            deployment.thenAccept(deployments::remove);
            commands.close();
            // Events that arrive until the worker has closed the deployment are ignored. They are no fault
            // of the worker.
            var unused = means.calls()
                    .send(worker.calls(), new DeploymentCall.Close(id), id.token(), means.patience())
                    .whenComplete((_, _) -> means.incoming().forget(events));
        }

        @Override
        public RemoteSnapshots snapshots() {
            return this;
        }

        @Override
        public String name() {
            return worker.name() + "/" + id.region();
        }

        @Override
        public void release(long checkpoint) {
            command(new DeploymentCommand.Release(checkpoint));
        }

        @Override
        public CompletableFuture<Long> write(long checkpoint, SnapshotPlace file, boolean isIncremental) {
            CompletableFuture<Long> size = new CompletableFuture<>();
            writes.add(size);
            if (isLost) lost();
            var unused = means.calls()
                    .send(
                            worker.calls(),
                            new DeploymentCall.Write(id, checkpoint, file.address(), isIncremental),
                            id.token(),
                            means.patience())
                    .whenComplete((written, failure) -> {
                        if (failure == null) size.complete(written.bytes());
                        else if (means.host().errs("deployments-are-left-out")) size.complete(0L);
                        else
                            size.completeExceptionally(
                                    isOfDeployment(failure) ? RemoteSnapshots.gone(name()) : failure);
                        writes.remove(size);
                    });
            return size;
        }

        private static boolean isOfDeployment(Throwable failure) {
            return Awaited.cause(failure) instanceof MillraceException told
                    && (told.fault().equals(ClusterFaults.NO_DEPLOYMENT)
                            || told.fault().equals(ClusterFaults.UNREACHABLE));
        }

        /// Fails all pending writes, because the worker will not report them any more.
        @Override
        public void lost() {
            isLost = true;
            for (CompletableFuture<Long> each : writes) each.completeExceptionally(RemoteSnapshots.gone(name()));
        }
    }
}
