package dev.millrace.cli.remote;

import dev.millrace.api.config.Configuration;
import dev.millrace.base.host.Host;
import dev.millrace.client.RestClient;
import dev.millrace.cluster.beat.Heartbeats;
import dev.millrace.cluster.call.Tls;
import dev.millrace.cluster.lead.Leader;
import dev.millrace.cluster.mail.Terms;
import dev.millrace.cluster.role.CoordinatorRole;
import dev.millrace.cluster.role.WorkerRole;
import dev.millrace.network.NetworkSettings;
import dev.millrace.server.http.RestServer;
import dev.millrace.server.http.RestSettings;
import dev.millrace.server.session.SessionDispatcher;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A coordinator that takes programs over HTTP, and workers, in one process but with all ports of their own.
final class LiveCluster implements AutoCloseable {
    private static final Heartbeats.Pace PACE = new Heartbeats.Pace(Duration.ofMillis(200), Duration.ofSeconds(60), 2);

    private final Host host = Host.real();
    private final CoordinatorRole coordinator;
    private final SessionDispatcher dispatcher;
    private final RestServer server;
    private final List<WorkerRole> workers = new ArrayList<>();

    LiveCluster(Path directory, int workers, int slots, Map<String, String> settings) {
        Configuration options = Configuration.fromMap(settings);
        coordinator = new CoordinatorRole(
                host,
                new CoordinatorRole.Settings(
                        "127.0.0.1",
                        0,
                        directory.resolve("artifacts"),
                        PACE,
                        Terms.USUAL,
                        Duration.ofMinutes(2),
                        Tls.off()));
        coordinator.lead(1);
        dispatcher = new SessionDispatcher(host, settings, null, coordinator.jobs());
        server = RestServer.start(
                dispatcher, host, RestSettings.of(directory.resolve("jars"), "127.0.0.1", 0, settings));
        for (int i = 0; i < workers; i++) {
            String name = "worker-" + i;
            this.workers.add(new WorkerRole(
                    host,
                    new WorkerRole.Settings(
                            name,
                            "127.0.0.1",
                            0,
                            0,
                            slots,
                            directory.resolve(name),
                            PACE,
                            Terms.USUAL,
                            NetworkSettings.of(options),
                            Tls.off(),
                            WorkerCommand::classes),
                    () -> Optional.of(new Leader(coordinator.address(), 1))));
        }
        while (coordinator.slots() < workers * slots) {
            host.threads().park(1_000_000);
            if (Thread.interrupted()) throw new IllegalStateException("the workers do not come");
        }
    }

    RestClient client() {
        return new RestClient(host, restPort());
    }

    private String restPort() {
        return server.address().replace("http://", "");
    }

    /// By what it is for.
    Map<String, Integer> ports() {
        WorkerRole worker = workers.getFirst();
        return Map.of(
                "http", Integer.parseInt(restPort().replaceAll(".*:", "")),
                "coordinator's calls", coordinator.address().port(),
                "worker's calls", worker.worker().calls().port(),
                "records", worker.worker().dataPort());
    }

    @Override
    public void close() {
        workers.forEach(WorkerRole::close);
        server.close();
        dispatcher.close();
        coordinator.close();
    }
}
