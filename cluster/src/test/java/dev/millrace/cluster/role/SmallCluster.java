package dev.millrace.cluster.role;

import dev.millrace.api.config.Configuration;
import dev.millrace.api.execution.JobClient;
import dev.millrace.api.execution.JobID;
import dev.millrace.api.plan.JobExecutor;
import dev.millrace.api.plan.JobForm;
import dev.millrace.api.plan.JobSpec;
import dev.millrace.base.fault.MillraceException;
import dev.millrace.base.host.Host;
import dev.millrace.cluster.call.Station;
import dev.millrace.cluster.call.Tls;
import dev.millrace.cluster.heartbeat.Heartbeats;
import dev.millrace.cluster.journal.DirectoryEpochs;
import dev.millrace.cluster.leader.Leader;
import dev.millrace.cluster.leader.Leadership;
import dev.millrace.cluster.leader.SingleLeader;
import dev.millrace.cluster.ledger.SnapshotPointer;
import dev.millrace.cluster.ledger.StoredJobResult;
import dev.millrace.cluster.message.RetryPolicy;
import dev.millrace.cluster.storage.SharedDirectory;
import dev.millrace.network.DataPlane;
import dev.millrace.network.NetworkSettings;
import dev.millrace.runtime.job.run.LocalJobClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;

/// Runs a coordinator and workers in one process, each with ports of its own on loopback. Another cluster with the same
/// directory resumes the jobs of the former one.
final class SmallCluster implements AutoCloseable {
    static final Heartbeats.Pace PACE = new Heartbeats.Pace(Duration.ofMillis(100), Duration.ofSeconds(5), 2);

    private final Host host = Host.real();
    private final Path directory;
    private final CoordinatorRole coordinator;
    private final LeaderSession session;
    private final List<WorkerRole> workers = new ArrayList<>();
    private final List<LocalJobClient> resumed = new ArrayList<>();

    SmallCluster(Path directory) {
        this.directory = directory;
        this.coordinator = new CoordinatorRole(
                host,
                new CoordinatorRole.Settings(
                        SharedDirectory.local(host, directory.resolve("coordinator")),
                        directory.resolve("copies"),
                        PACE,
                        RetryPolicy.USUAL,
                        Duration.ofSeconds(60)),
                Station.grpc(host, "127.0.0.1", 0, Tls.off()));
        Leadership leadership =
                new SingleLeader(new DirectoryEpochs(host, directory.resolve("leader")), coordinator.address());
        this.session = new LeaderSession(
                host,
                coordinator,
                leadership,
                SharedDirectory.local(host, directory.resolve("journal")),
                new Resumed());
        host.threads().await(session.led());
    }

    /// Resumes jobs whose classes are in this class loader.
    private final class Resumed implements JobRecovery {
        @Override
        public CompletableFuture<Void> resume(Left left) {
            JobID id = JobID.fromHexString(left.job().id());
            String snapshot = left.snapshot().map(SnapshotPointer::location).orElse(null);
            JobSpec spec = JobForm.read(left.form(), SmallCluster.class.getClassLoader());
            resumed.add(coordinator.jobs().resume(id, spec, snapshot));
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public void remember(StoredJobResult result) {
            // No test asks for results.
        }

        @Override
        public CompletableFuture<Void> suspend() {
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public void fail(MillraceException fault) {
            throw fault;
        }
    }

    WorkerRole work(String name, int slots) {
        return work(name, slots, WorkerRole.Shown.NOTHING);
    }

    WorkerRole work(String name, int slots, WorkerRole.Shown shown) {
        WorkerRole worker = new WorkerRole(
                host,
                new WorkerRole.Settings(
                        name,
                        "127.0.0.1",
                        0,
                        slots,
                        directory.resolve(name),
                        shown,
                        PACE,
                        RetryPolicy.USUAL,
                        _ -> SmallCluster.class.getClassLoader()),
                new WorkerRole.Ways(
                        Station.grpc(host, "127.0.0.1", 0, Tls.off()),
                        new DataPlane(host, name, NetworkSettings.of(new Configuration()))),
                () -> Optional.of(new Leader(coordinator.address(), 0)));
        workers.add(worker);
        return worker;
    }

    /// Waits until this many slots are registered.
    void await(int slots) {
        while (coordinator.slots() < slots) if (Thread.interrupted()) throw new IllegalStateException("out of time");
    }

    /// Returns the resumed jobs.
    List<LocalJobClient> resumed() {
        return List.copyOf(resumed);
    }

    CoordinatorRole coordinator() {
        return coordinator;
    }

    /// Runs a program whose jobs go to the workers.
    JobClient start(Callable<JobClient> program) throws Exception {
        return ScopedValue.where(JobExecutor.HERE, coordinator.jobs()).call(program::call);
    }

    @Override
    public void close() {
        workers.forEach(WorkerRole::close);
        session.close();
        coordinator.close();
    }
}
