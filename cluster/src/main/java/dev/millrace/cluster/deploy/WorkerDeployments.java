package dev.millrace.cluster.deploy;

import dev.millrace.api.config.Configuration;
import dev.millrace.api.execution.JobID;
import dev.millrace.api.plan.JobForm;
import dev.millrace.api.plan.JobSpec;
import dev.millrace.api.result.ResultBuffer;
import dev.millrace.api.result.ResultPage;
import dev.millrace.base.fault.MillraceException;
import dev.millrace.base.host.Awaited;
import dev.millrace.base.host.Host;
import dev.millrace.cluster.ClusterFaults;
import dev.millrace.cluster.artifact.Artifact;
import dev.millrace.cluster.artifact.ArtifactCache;
import dev.millrace.cluster.call.Address;
import dev.millrace.cluster.call.Calls;
import dev.millrace.cluster.call.Endpoint;
import dev.millrace.cluster.call.FencingToken;
import dev.millrace.cluster.call.MessageCodec;
import dev.millrace.cluster.message.IncomingChannels;
import dev.millrace.cluster.message.MessageSender;
import dev.millrace.cluster.message.ReliableChannel;
import dev.millrace.cluster.stats.WorkerStatsServer;
import dev.millrace.network.DataPlane;
import dev.millrace.runtime.job.run.JobSite;
import dev.millrace.runtime.metric.MetricRegistry;
import dev.millrace.runtime.stats.Subject;
import dev.millrace.runtime.step.SerialExecutor;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Manages the deployments in a worker. Thread-safe.
public final class WorkerDeployments implements WorkerStatsServer.Jobs, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WorkerDeployments.class);

    private static final long COUNT_MILLIS = 500;
    private static final int FORGOTTEN_MAX = 1_000;

    private final Means means;
    private final SerialExecutor counting;
    private final JobSite.Factory ground;
    private final MessageCodec<DeploymentCommand> commands = new MessageCodec<>(DeploymentCommand.class);
    private final MessageCodec<DeploymentEvent> events = new MessageCodec<>(DeploymentEvent.class);
    private final Map<String, CompletableFuture<Site>> sites = new ConcurrentHashMap<>();
    private final Map<DeploymentId, Held> deployments = new ConcurrentHashMap<>();
    /// The requested deployments. A future is done when its deployment is open, and failed if it will never open.
    private final Map<DeploymentId, CompletableFuture<DeploymentCall.Done>> openings = new ConcurrentHashMap<>();
    /// The most recently ended jobs, because late calls about them may come.
    private final Queue<Over> forgotten = new ConcurrentLinkedQueue<>();

    /// Holds what the deployments of a worker use.
    ///
    /// @param incoming the incoming channels of the worker's endpoint
    /// @param gate refuses calls with stale tokens
    /// @param configuration the configuration of the process, with its reporters and metric scopes
    /// @param loaders makes the class loader for a program's jars; a loader of the job's own is closed when the job
    /// has ended
    public record Means(
            Host host,
            Calls calls,
            IncomingChannels incoming,
            MessageSender.Means messages,
            Consumer<FencingToken> gate,
            DataPlane plane,
            ArtifactCache artifacts,
            Configuration configuration,
            Function<List<Path>, ClassLoader> loaders) {}

    /// A job and the class loader of its program.
    private record Site(JobSite job, ClassLoader loader) {}

    /// A job that has ended, and the epoch of the leader that said so.
    private record Over(String job, long epoch) {}

    /// An open deployment and its channels.
    private record Held(DeploymentHost deployment, ReliableChannel commands, MessageSender<DeploymentEvent> events) {}

    /// @param endpoint an endpoint that does not answer calls about deployments yet
    public WorkerDeployments(Means means, Endpoint endpoint) {
        this.means = means;
        this.ground = new JobSite.Factory(means.host(), means.configuration());
        endpoint.answer(DeploymentCall.Deploy.class, this::open);
        endpoint.answer(
                DeploymentCall.Write.class, (call, _) -> apart("write " + call.deployment(), () -> write(call)));
        endpoint.answer(
                DeploymentCall.Accumulate.class,
                (call, _) -> apart("accumulated " + call.deployment(), () -> accumulated(call)));
        endpoint.answer(DeploymentCall.Results.class, (call, _) -> {
            // Only a subtask that runs here for the coordinator that asks can have the records.
            boolean isHere = deployments.containsKey(call.deployment());
            return CompletableFuture.completedFuture(isHere ? ResultBuffer.page(call.request()) : ResultPage.NONE);
        });
        endpoint.answer(DeploymentCall.Close.class, (call, token) -> closed(call.deployment(), token));
        endpoint.answer(DeploymentCall.Forget.class, (call, token) -> {
            // A stale call must not end the job of a newer leader.
            means.gate().accept(token);
            forgotten.add(new Over(call.job(), token.epoch()));
            while (forgotten.size() > FORGOTTEN_MAX) forgotten.poll();
            return forget(call.job());
        });
        this.counting = new SerialExecutor("millrace-counts", means.host(), _ -> {});
        counting.submitAfter(COUNT_MILLIS, this::tellCounts);
    }

    private void tellCounts() {
        for (Held each : deployments.values()) each.deployment.tellCounts();
        counting.submitAfter(COUNT_MILLIS, this::tellCounts);
    }

    /// Runs work on a thread that may block.
    private <R> CompletableFuture<R> apart(String name, Callable<R> work) {
        CompletableFuture<R> answer = new CompletableFuture<>();
        means.host().threads().startBlocking("millrace-" + name, () -> {
            try {
                answer.complete(work.call());
            } catch (Throwable thrown) {
                answer.completeExceptionally(thrown);
            }
        });
        return answer;
    }

    /// Opens a deployment. The call may be repeated, and may arrive after later calls.
    private CompletableFuture<DeploymentCall.Done> open(DeploymentCall.Deploy call, FencingToken token) {
        means.gate().accept(token);
        if (isForgotten(call.deployment().job(), token)) return CompletableFuture.failedFuture(gone(call.deployment()));
        CompletableFuture<DeploymentCall.Done> own = new CompletableFuture<>();
        CompletableFuture<DeploymentCall.Done> before = openings.putIfAbsent(call.deployment(), own);
        if (before != null) return before.copy();
        var unused = apart("open " + call.deployment(), () -> deploy(call, token))
                .whenComplete((done, failure) -> {
                    if (failure == null) own.complete(done);
                    else own.completeExceptionally(failure);
                });
        return own.copy();
    }

    private boolean isForgotten(String job, FencingToken token) {
        return forgotten.stream().anyMatch(each -> each.job().equals(job) && each.epoch() >= token.epoch());
    }

    private static MillraceException gone(DeploymentId deployment) {
        return ClusterFaults.NO_DEPLOYMENT
                .what("%s ended here before it was opened.", deployment)
                .why("Messages arrived out of order.")
                .fix("Nothing to fix. The job restarts from its last checkpoint.");
    }

    private DeploymentCall.Done deploy(DeploymentCall.Deploy call, FencingToken token) throws Exception {
        closeOlder(call.deployment());
        Site site = Awaited.get(means.host(), site(call));
        Thread.currentThread().setContextClassLoader(site.loader());
        Address coordinator = Address.of(call.program().coordinator());
        ReliableChannel told =
                new ReliableChannel(call.commands(), call.deployment().toString());
        MessageSender<DeploymentEvent> to = new MessageSender<>(
                means.messages(),
                coordinator,
                new ReliableChannel(call.events(), call.deployment().toString()),
                events,
                () -> token,
                fault -> {
                    LOG.warn("{} ends: its coordinator cannot be reached", call.deployment(), fault);
                    var unused = close(call.deployment());
                });
        DeploymentHost deployment;
        try {
            deployment = DeploymentHost.open(
                    new DeploymentHost.Means(means.host(), means.plane()), call, site.job(), site.loader(), to::send);
        } catch (Throwable failed) {
            to.close();
            throw failed;
        }
        deployments.put(call.deployment(), new Held(deployment, told, to));
        means.incoming().accept(told, commands, deployment);
        return new DeploymentCall.Done();
    }

    /// Closes deployments of earlier attempts before the next attempt starts. Their coordinator may have given them
    /// up without reaching this worker.
    private void closeOlder(DeploymentId next) {
        List<CompletableFuture<DeploymentCall.Done>> ending = new ArrayList<>();
        for (DeploymentId each : openings.keySet()) {
            if (each.isBefore(next)) ending.add(closeOpened(each));
        }
        for (CompletableFuture<DeploymentCall.Done> each : ending) Awaited.get(means.host(), each);
    }

    @Override
    public @Nullable MetricRegistry metrics(JobID job) {
        CompletableFuture<Site> site = sites.get(job.toHexString());
        if (site == null || !site.isDone() || site.isCompletedExceptionally()) return null;
        return site.join().job.metrics();
    }

    @Override
    public List<Subject> subjects(JobID job, String vertex) {
        CompletableFuture<Site> site = sites.get(job.toHexString());
        if (site == null || !site.isDone() || site.isCompletedExceptionally()) return List.of();
        return site.join().job.subjects(vertex);
    }

    /// Closes a deployment once it is open, and forgets its id. Late calls of older attempts are refused by
    /// their token.
    private CompletableFuture<DeploymentCall.Done> closeOpened(DeploymentId id) {
        CompletableFuture<DeploymentCall.Done> opening = openings.get(id);
        if (opening == null) return CompletableFuture.completedFuture(new DeploymentCall.Done());
        return opening.handle((_, _) -> close(id))
                .thenCompose(closing -> closing)
                .whenComplete((_, _) -> openings.remove(id, opening));
    }

    /// Closes a deployment on behalf of the coordinator. If the deployment is not open yet, it will never open.
    private CompletableFuture<DeploymentCall.Done> closed(DeploymentId id, FencingToken token) {
        CompletableFuture<DeploymentCall.Done> never = CompletableFuture.failedFuture(gone(id));
        CompletableFuture<DeploymentCall.Done> known =
                isForgotten(id.job(), token) ? openings.get(id) : openings.putIfAbsent(id, never);
        return (known == null ? never : known).handle((_, _) -> close(id)).thenCompose(closing -> closing);
    }

    private CompletableFuture<Site> site(DeploymentCall.Deploy call) {
        String job = call.deployment().job();
        CompletableFuture<Site> own = new CompletableFuture<>();
        CompletableFuture<Site> chosen =
                sites.compute(job, (_, known) -> known != null && !known.isCompletedExceptionally() ? known : own);
        if (chosen == own) {
            var unused = apart("fetch " + job, () -> fetch(call)).whenComplete((site, failure) -> {
                if (failure == null) own.complete(site);
                else own.completeExceptionally(failure);
            });
        }
        return chosen;
    }

    private Site fetch(DeploymentCall.Deploy call) throws Exception {
        String job = call.deployment().job();
        Address store = Address.of(call.program().coordinator());
        List<Path> jars = new ArrayList<>();
        for (Artifact jar : call.program().jars())
            jars.add(Awaited.get(means.host(), means.artifacts().fetch(job, jar, store)));
        Path spec = Awaited.get(
                means.host(), means.artifacts().fetch(job, call.program().spec(), store));
        ClassLoader loader = means.loaders().apply(jars);
        try (InputStream written = means.host().disk().read(spec, 0)) {
            JobSpec read = JobForm.read(written.readAllBytes(), loader);
            return new Site(ground.open(JobID.fromHexString(job), read), loader);
        }
    }

    private DeploymentCall.Written write(DeploymentCall.Write call) throws Exception {
        Held held = deployments.get(call.deployment());
        if (held == null) {
            throw ClusterFaults.NO_DEPLOYMENT
                    .what("%s does not exist in this process.", call.deployment())
                    .fix("Nothing to fix. The job restarts from its last checkpoint.");
        }
        if (means.host().errs("deployments-write-nothing")) return new DeploymentCall.Written(1);
        return new DeploymentCall.Written(held.deployment.write(call));
    }

    private DeploymentCall.Accumulated accumulated(DeploymentCall.Accumulate call) {
        Held held = deployments.get(call.deployment());
        return held == null ? new DeploymentCall.Accumulated(List.of()) : held.deployment.accumulated();
    }

    private CompletableFuture<DeploymentCall.Done> close(DeploymentId id) {
        Held held = deployments.get(id);
        if (held == null) return CompletableFuture.completedFuture(new DeploymentCall.Done());
        means.incoming().forget(held.commands);
        return held.deployment.close().handle((_, _) -> {
            deployments.remove(id, held);
            held.events.close();
            return new DeploymentCall.Done();
        });
    }

    private CompletableFuture<DeploymentCall.Done> forget(String job) {
        List<CompletableFuture<DeploymentCall.Done>> ending = new ArrayList<>();
        for (DeploymentId each : openings.keySet()) if (each.job().equals(job)) ending.add(closeOpened(each));
        return CompletableFuture.allOf(ending.toArray(CompletableFuture[]::new)).handle((_, _) -> {
            // A newer leader may have requested deployments of the job meanwhile.
            if (openings.keySet().stream().anyMatch(each -> each.job().equals(job))) return new DeploymentCall.Done();
            CompletableFuture<Site> site = sites.remove(job);
            if (site != null) site.thenAccept(WorkerDeployments::letGo);
            means.plane().forget(JobID.fromHexString(job));
            means.artifacts().release(job);
            return new DeploymentCall.Done();
        });
    }

    private static void letGo(Site site) {
        site.job.close();
        if (!(site.loader instanceof Closeable own) || own == WorkerDeployments.class.getClassLoader()) return;
        try {
            own.close();
        } catch (IOException failed) {
            LOG.warn("The class loader of a program could not be closed", failed);
        }
    }

    /// Ends all deployments of all jobs, because their coordinator is lost.
    public CompletableFuture<Void> closeAll() {
        List<CompletableFuture<DeploymentCall.Done>> ending = new ArrayList<>();
        Set<String> jobs = new TreeSet<>(sites.keySet());
        for (DeploymentId each : openings.keySet()) jobs.add(each.job());
        for (String job : jobs) ending.add(forget(job));
        return CompletableFuture.allOf(ending.toArray(CompletableFuture[]::new));
    }

    @Override
    public void close() {
        counting.close(() -> {});
        means.host().threads().await(closeAll());
        ground.close();
    }
}
