package dev.millrace.cluster.role;

import dev.millrace.base.fault.MillraceException;
import dev.millrace.base.host.Host;
import dev.millrace.cluster.artifact.ArtifactCache;
import dev.millrace.cluster.beat.Heartbeats;
import dev.millrace.cluster.call.Address;
import dev.millrace.cluster.call.Calls;
import dev.millrace.cluster.call.Endpoint;
import dev.millrace.cluster.call.Fence;
import dev.millrace.cluster.call.Fences;
import dev.millrace.cluster.call.GrpcCalls;
import dev.millrace.cluster.call.GrpcListener;
import dev.millrace.cluster.call.Limits;
import dev.millrace.cluster.call.Tls;
import dev.millrace.cluster.crew.Crews;
import dev.millrace.cluster.lead.Leader;
import dev.millrace.cluster.mail.Incoming;
import dev.millrace.cluster.mail.Outgoing;
import dev.millrace.cluster.mail.Terms;
import dev.millrace.cluster.roster.Enlistment;
import dev.millrace.cluster.roster.Role;
import dev.millrace.cluster.roster.Worker;
import dev.millrace.network.DataPlane;
import dev.millrace.network.NetworkSettings;
import dev.millrace.runtime.step.Serial;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A process that runs subtasks. Any thread.
public final class WorkerRole implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WorkerRole.class);

    private final Calls calls;
    private final GrpcListener listener;
    private final DataPlane plane;
    private final Crews crews;
    private final Enlistment enlistment;
    private final Worker worker;
    private final Fences fences = new Fences();

    /// How it is reached, and what it offers.
    ///
    /// @param name no two workers of a cluster have the same
    /// @param host its own name, as others reach it
    /// @param port for calls; 0 for any free one
    /// @param dataPort for batches; 0 for any free one
    /// @param artifacts a directory for programs
    /// @param loaders gives the classes of a program's jars
    public record Settings(
            String name,
            String host,
            int port,
            int dataPort,
            int slots,
            Path artifacts,
            Heartbeats.Pace pace,
            Terms mail,
            NetworkSettings network,
            Tls tls,
            Function<List<Path>, ClassLoader> loaders) {}

    /// Offers itself to whoever leads, from now on.
    ///
    /// @param finder who leads, as [Enlistment] asks
    public WorkerRole(Host host, Settings settings, Supplier<Optional<Leader>> finder) {
        Endpoint endpoint = new Endpoint(Limits.USUAL);
        this.calls = new GrpcCalls(host, Limits.USUAL, settings.tls());
        this.plane = new DataPlane(host, settings.name(), settings.network());
        InetSocketAddress door = plane.listen(new InetSocketAddress(settings.host(), settings.dataPort()));
        this.crews = new Crews(
                new Crews.Means(
                        host,
                        calls,
                        new Incoming(host, endpoint, this::admit),
                        new Outgoing.Means(host, calls, settings.mail()),
                        this::admit,
                        plane,
                        new ArtifactCache(host, settings.artifacts(), calls, ArtifactCache.Room.USUAL),
                        settings.loaders()),
                endpoint);
        Serial serial = new Serial(
                "millrace-worker-" + settings.name(), host, thrown -> LOG.error("a decision failed", thrown));
        this.listener = new GrpcListener(
                host, new Address(settings.host(), settings.port()), endpoint, Limits.USUAL, settings.tls());
        this.worker = new Worker(
                settings.name(),
                host.chance().nextLong(1, Long.MAX_VALUE),
                new Address(settings.host(), listener.port()),
                settings.host(),
                door.getPort(),
                settings.slots(),
                Map.of());
        this.enlistment = new Enlistment(
                new Role(host, calls, endpoint, serial),
                worker,
                finder,
                Enlistment.Patience.of(settings.pace()),
                new Enlistment.Listener() {
                    @Override
                    public void enlisted(long epoch, Address coordinator) {
                        LOG.info("works for {} in epoch {}", coordinator, epoch);
                    }

                    @Override
                    public void lost(MillraceException fault) {
                        LOG.warn("all work ends", fault);
                        var unused = crews.closeAll();
                    }
                });
    }

    private void admit(Fence fence) {
        synchronized (fences) {
            fences.admit(fence);
        }
    }

    /// As its coordinator knows it.
    public Worker worker() {
        return worker;
    }

    /// Ends all its work, and tells its coordinator.
    @Override
    public void close() {
        var unused = enlistment.leave();
        crews.close();
        plane.close();
        listener.close();
        calls.close();
    }
}
