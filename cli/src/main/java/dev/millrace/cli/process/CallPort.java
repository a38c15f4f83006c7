package dev.millrace.cli.process;

import dev.millrace.api.config.CheckpointingOptions;
import dev.millrace.api.config.Configuration;
import dev.millrace.api.config.HighAvailabilityOptions;
import dev.millrace.base.host.Host;
import dev.millrace.cluster.heartbeat.Heartbeats;
import dev.millrace.cluster.call.Station;
import dev.millrace.cluster.call.Tls;
import dev.millrace.cluster.leader.Leaderships;
import dev.millrace.cluster.message.RetryPolicy;
import dev.millrace.cluster.role.CoordinatorRole;
import dev.millrace.cluster.role.JobRecovery;
import dev.millrace.cluster.role.LeaderSession;
import dev.millrace.cluster.storage.SharedDirectory;
import dev.millrace.server.Dispatcher;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Opens the port at which a coordinator accepts workers, and takes part in the leader election.
public final class CallPort implements AutoCloseable {
    private static final Duration OPENING = Duration.ofMinutes(10);

    private final Host host;
    private final Configuration settings;
    private final Path local;
    private final SharedDirectory storage;
    private final CoordinatorRole role;
    private final AtomicReference<@Nullable LeaderSession> session = new AtomicReference<>();

    /// @param bound the address under which workers reach this process
    /// @param directory for files that outlive this process, if the settings name no shared directory
    public CallPort(Host host, Configuration settings, String bound, int port, Path directory) {
        this.host = host;
        this.settings = settings;
        this.local = directory;
        this.storage =
                isShared(settings) ? Leaderships.storage(settings, host) : SharedDirectory.local(host, directory);
        this.role = new CoordinatorRole(
                host,
                new CoordinatorRole.Settings(
                        storage.resolve("artifacts"),
                        directory.resolve("copies"),
                        Heartbeats.Pace.of(settings),
                        RetryPolicy.USUAL,
                        OPENING),
                Station.grpc(host, bound, port, Tls.of(settings, host)));
    }

    private static boolean isShared(Configuration settings) {
        return !settings.get(HighAvailabilityOptions.HA_MODE).equalsIgnoreCase("NONE");
    }

    /// If no checkpoint directory is set, uses one that all contenders can read.
    static void complete(Map<String, String> settings, Host host) {
        Configuration configuration = Configuration.fromMap(settings);
        if (!isShared(configuration)) return;
        SharedDirectory checkpoints = Leaderships.storage(configuration, host).resolve("checkpoints");
        settings.putIfAbsent(
                CheckpointingOptions.CHECKPOINTS_DIRECTORY.key(),
                checkpoints.isOnDisk()
                        ? checkpoints.path().toAbsolutePath().toUri().toString()
                        : checkpoints.address());
    }

    public CoordinatorRole role() {
        return role;
    }

    /// Joins the leader election. If this process is the only contender, it leads when this method returns.
    public void stand(JobRecovery recovery) {
        LeaderSession begun = new LeaderSession(
                host,
                role,
                Leaderships.of(settings, host, role.address(), local),
                storage.resolve("journal"),
                recovery);
        session.set(begun);
        if (!isShared(settings)) host.threads().await(begun.led());
    }

    /// Completes when this process has become the leader for the first time.
    CompletableFuture<Void> leads() {
        LeaderSession begun = session.get();
        if (begun == null) throw new IllegalStateException("it does not stand in line yet");
        return begun.led();
    }

    /// Publishes the web address of this process.
    void publish(String pages) {
        LeaderSession begun = session.get();
        if (begun != null) begun.publish(pages);
    }

    /// Returns where clients should send requests while this process does not lead; null if it leads.
    public Dispatcher.@Nullable Instead instead() {
        LeaderSession begun = session.get();
        if (begun == null) return new Dispatcher.Instead(null);
        return begun.isLeading()
                ? null
                : new Dispatcher.Instead(begun.leaderPages().orElse(null));
    }

    @Override
    public void close() {
        LeaderSession begun = session.get();
        if (begun != null) begun.close();
        role.close();
    }
}
