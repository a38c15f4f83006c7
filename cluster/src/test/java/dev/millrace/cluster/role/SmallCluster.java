package dev.millrace.cluster.role;

import dev.millrace.api.config.Configuration;
import dev.millrace.api.execution.JobClient;
import dev.millrace.api.plan.JobExecutor;
import dev.millrace.base.fault.MillraceException;
import dev.millrace.base.host.Host;
import dev.millrace.cluster.beat.Heartbeats;
import dev.millrace.cluster.call.Station;
import dev.millrace.cluster.call.Tls;
import dev.millrace.cluster.journal.DirectoryEpochs;
import dev.millrace.cluster.lead.Leader;
import dev.millrace.cluster.lead.Leadership;
import dev.millrace.cluster.lead.SingleLeader;
import dev.millrace.cluster.ledger.JobResult;
import dev.millrace.cluster.mail.Terms;
import dev.millrace.network.DataPlane;
import dev.millrace.network.NetworkSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;

/// A coordinator and workers, each with ports of its own on loopback, in one process.
final class SmallCluster implements AutoCloseable {
    static final Heartbeats.Pace PACE = new Heartbeats.Pace(Duration.ofMillis(100), Duration.ofSeconds(5), 2);

    private final Host host = Host.real();
    private final Path directory;
    private final CoordinatorRole coordinator;
    private final Succession succession;
    private final List<WorkerRole> workers = new ArrayList<>();

    SmallCluster(Path directory) {
        this.directory = directory;
        this.coordinator = new CoordinatorRole(
                host,
                new CoordinatorRole.Settings(
                        directory.resolve("coordinator"), PACE, Terms.USUAL, Duration.ofSeconds(60)),
                Station.grpc(host, "127.0.0.1", 0, Tls.off()));
        Leadership leadership =
                new SingleLeader(new DirectoryEpochs(host, directory.resolve("leader")), coordinator.address());
        this.succession = new Succession(host, coordinator, leadership, directory.resolve("journal"), new NoHeir());
        host.threads().await(succession.led());
    }

    /// There is nobody from whom it could take over.
    private static final class NoHeir implements Heir {
        @Override
        public CompletableFuture<Void> resume(Left job) {
            throw new IllegalStateException("nobody has left a job");
        }

        @Override
        public void remember(JobResult result) {
            throw new IllegalStateException("nobody has left a result");
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
                        Terms.USUAL,
                        _ -> SmallCluster.class.getClassLoader()),
                new WorkerRole.Ways(
                        Station.grpc(host, "127.0.0.1", 0, Tls.off()),
                        new DataPlane(host, name, NetworkSettings.of(new Configuration()))),
                () -> Optional.of(new Leader(coordinator.address(), 0)));
        workers.add(worker);
        return worker;
    }

    /// Waits until so many slots are there.
    void await(int slots) {
        while (coordinator.slots() < slots) if (Thread.interrupted()) throw new IllegalStateException("out of time");
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
        succession.close();
        coordinator.close();
    }
}
