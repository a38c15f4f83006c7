package dev.millrace.cli.remote;

import dev.millrace.api.config.Configuration;
import dev.millrace.base.host.Host;
import dev.millrace.cli.process.CallPort;
import dev.millrace.cli.process.SessionRecovery;
import dev.millrace.cli.process.WorkerCommand;
import dev.millrace.client.RestClient;
import dev.millrace.cluster.call.Station;
import dev.millrace.cluster.call.Tls;
import dev.millrace.cluster.heartbeat.Heartbeats;
import dev.millrace.cluster.leader.Leader;
import dev.millrace.cluster.message.RetryPolicy;
import dev.millrace.cluster.role.WorkerRole;
import dev.millrace.migrate.jar.UserSystemExitMode;
import dev.millrace.network.DataPlane;
import dev.millrace.network.NetworkSettings;
import dev.millrace.server.history.Archivist;
import dev.millrace.server.http.RestSettings;
import dev.millrace.server.rest.RestServer;
import dev.millrace.server.session.SessionDispatcher;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Runs a coordinator with HTTP and workers in one process, all with ports of their own.
final class LiveCluster implements AutoCloseable {
    private final Host host = Host.real();
    private final CallPort calls;
    private final SessionDispatcher dispatcher;
    private final @Nullable Archivist archivist;
    private final RestServer server;
    private final List<WorkerRole> workers = new ArrayList<>();

    LiveCluster(Path directory, int workers, int slots, Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(settings);
        // Machines under load respond slowly.
        all.put("heartbeat.timeout", "60 s");
        Configuration options = Configuration.fromMap(all);
        calls = new CallPort(host, options, "127.0.0.1", 0, directory.resolve("calls"));
        dispatcher = new SessionDispatcher(
                host,
                all,
                null,
                new SessionDispatcher.Elsewhere(
                        calls.role().jobs(), calls.role().machines(), calls::instead));
        archivist = Archivist.of(host, options).orElse(null);
        if (archivist != null) archivist.follow(dispatcher);
        server = RestServer.start(dispatcher, host, RestSettings.of(directory.resolve("jars"), "127.0.0.1", 0, all));
        calls.stand(new SessionRecovery(dispatcher));
        for (int i = 0; i < workers; i++) this.workers.add(worker("worker-" + i, slots, directory, options));
        while (calls.role().slots() < workers * slots) {
            host.threads().park(1_000_000);
            if (Thread.interrupted()) throw new IllegalStateException("the workers do not come");
        }
    }

    private WorkerRole worker(String name, int slots, Path directory, Configuration options) {
        return new WorkerRole(
                host,
                new WorkerRole.Settings(
                        name,
                        "127.0.0.1",
                        0,
                        slots,
                        directory.resolve(name),
                        WorkerRole.Shown.NOTHING,
                        Heartbeats.Pace.of(options),
                        RetryPolicy.USUAL,
                        jars -> WorkerCommand.classes(jars, UserSystemExitMode.THROW)),
                new WorkerRole.Ways(
                        Station.grpc(host, "127.0.0.1", 0, Tls.off()),
                        new DataPlane(host, name, NetworkSettings.of(options))),
                () -> Optional.of(new Leader(calls.role().address(), 0)));
    }

    RestClient client() {
        return new RestClient(host, restPort());
    }

    private String restPort() {
        return server.address().replace("http://", "");
    }

    /// Returns the ports by purpose.
    Map<String, Integer> ports() {
        WorkerRole worker = workers.getFirst();
        return Map.of(
                "http", Integer.parseInt(restPort().replaceAll(".*:", "")),
                "coordinator's calls", calls.role().address().port(),
                "worker's calls", worker.worker().calls().port(),
                "records", worker.worker().dataPort());
    }

    @Override
    public void close() {
        workers.forEach(WorkerRole::close);
        server.close();
        dispatcher.close();
        if (archivist != null) archivist.close();
        calls.close();
    }
}
