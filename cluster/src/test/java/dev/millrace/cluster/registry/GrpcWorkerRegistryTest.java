package dev.millrace.cluster.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.base.fault.MillraceException;
import dev.millrace.base.host.Host;
import dev.millrace.cluster.heartbeat.Heartbeats;
import dev.millrace.cluster.call.Address;
import dev.millrace.cluster.call.Endpoint;
import dev.millrace.cluster.call.GrpcCalls;
import dev.millrace.cluster.call.GrpcListener;
import dev.millrace.cluster.call.Limits;
import dev.millrace.cluster.call.Tls;
import dev.millrace.cluster.leader.Leader;
import dev.millrace.runtime.step.SerialExecutor;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class GrpcWorkerRegistryTest {
    private static final Heartbeats.Pace PACE = new Heartbeats.Pace(Duration.ofMillis(100), Duration.ofSeconds(20), 5);
    private static final WorkerRegistration.Patience PATIENCE =
            new WorkerRegistration.Patience(PACE, Duration.ofSeconds(5), Duration.ofMillis(10), Duration.ofMillis(200));

    /// Represents a process with one role.
    private static final class Life implements AutoCloseable {
        final BlockingQueue<String> told = new LinkedBlockingQueue<>();
        final GrpcCalls calls = new GrpcCalls(Host.real(), Limits.USUAL, Tls.off());
        final Endpoint endpoint = new Endpoint(Limits.USUAL);
        final GrpcListener listener;
        final ProcessRole role;

        Life(String name, int port) {
            listener = new GrpcListener(Host.real(), new Address("127.0.0.1", port), endpoint, Limits.USUAL, Tls.off());
            role = new ProcessRole(
                    Host.real(),
                    calls,
                    endpoint,
                    new SerialExecutor(name, Host.real(), broken -> told.add("broken " + broken)));
        }

        String next() throws InterruptedException {
            return told.poll(30, TimeUnit.SECONDS);
        }

        @Override
        public void close() {
            role.executor().close(() -> {});
            listener.close();
            calls.close();
        }
    }

    private static Life coordinator(int port, long epoch) {
        Life life = new Life("coordinator", port);
        WorkerRegistry registry = new WorkerRegistry(life.role, PACE, new WorkerRegistry.Listener() {
            @Override
            public void came(RegisteredWorker worker) {
                life.told.add("+" + worker.name() + " " + worker.about().get("version"));
            }

            @Override
            public void lost(RegisteredWorker worker, MillraceException fault) {
                life.told.add("-" + worker.name());
            }
        });
        registry.lead(epoch);
        return life;
    }

    private static Life worker(long incarnation, int coordinatorPort) {
        Life life = new Life("worker", 0);
        RegisteredWorker worker = new RegisteredWorker(
                "w",
                incarnation,
                new Address("localhost", life.listener.port()),
                "localhost",
                0,
                2,
                Map.of("version", "v" + incarnation));
        Leader leader = new Leader(new Address("localhost", coordinatorPort), 0);
        var unused = new WorkerRegistration(
                life.role, worker, () -> Optional.of(leader), PATIENCE, new WorkerRegistration.Listener() {
                    @Override
                    public void registered(long epoch, Address coordinator) {
                        life.told.add("registered " + epoch);
                    }

                    @Override
                    public CompletableFuture<Void> lost(MillraceException fault) {
                        life.told.add("lost");
                        return CompletableFuture.completedFuture(null);
                    }
                });
        return life;
    }

    @Test
    void coordinators_and_workers_that_start_again_find_each_other_again() throws Exception {
        Life first = coordinator(0, 1);
        int port = first.listener.port();
        try (Life worker = worker(1, port)) {
            assertThat(worker.next()).isEqualTo("registered 1");
            assertThat(first.next()).isEqualTo("+w v1");
            first.close();
            try (Life second = coordinator(port, 2)) {
                assertThat(worker.next()).isEqualTo("lost");
                assertThat(worker.next()).isEqualTo("registered 2");
                assertThat(second.next()).isEqualTo("+w v1");
                worker.close();
                try (Life successor = worker(2, port)) {
                    assertThat(successor.next()).isEqualTo("registered 2");
                    assertThat(second.next()).isEqualTo("-w");
                    assertThat(second.next()).isEqualTo("+w v2");
                }
            }
        }
    }
}
