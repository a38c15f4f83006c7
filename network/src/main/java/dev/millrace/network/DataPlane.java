package dev.millrace.network;

import dev.millrace.api.execution.JobID;
import dev.millrace.base.fault.MillraceException;
import dev.millrace.base.host.Host;
import dev.millrace.base.host.Seldom;
import dev.millrace.network.wire.BufferPool;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;

/// Moves batches between this process and others. A process has one data plane. All channels to another process share
/// one connection. Thread-safe.
///
/// A channel has a ring at each end, and the data plane moves batches from one ring to the other. Batches arrive
/// exactly once and in order. If that is not possible, the channel fails, and both owners are notified.
public final class DataPlane implements AutoCloseable {
    private static final long SPARE_WINDOWS = 4;

    private final Wiring wiring;
    private final Registry registry = new Registry();
    private final ConcurrentHashMap<InetSocketAddress, OutboundConnection> outbound = new ConcurrentHashMap<>();
    private final Set<InboundConnection> inbound = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean isClosed = new AtomicBoolean();

    /// Makes a data plane that uses sockets.
    ///
    /// @param process the name of the process in messages to others
    /// @throws MillraceException if the keys of [NetworkSettings#security] cannot be used
    public DataPlane(Host host, String process, NetworkSettings settings) {
        this(host, process, settings, pool(settings));
    }

    private DataPlane(Host host, String process, NetworkSettings settings, BufferPool pool) {
        this(host, process, settings, new NettyTransport(host, process, settings, pool), pool);
    }

    /// Makes a data plane that uses another transport.
    ///
    /// @param transport the transport of this data plane; closed with it
    public DataPlane(Host host, String process, NetworkSettings settings, Transport transport) {
        this(host, process, settings, transport, pool(settings));
    }

    /// Makes a pool that keeps as many bytes as a few receive windows.
    private static BufferPool pool(NetworkSettings settings) {
        return new BufferPool(SPARE_WINDOWS * settings.receiveWindowMax());
    }

    private DataPlane(Host host, String process, NetworkSettings settings, Transport transport, BufferPool pool) {
        this.wiring = new Wiring(host, process, settings, transport, new Seldom(host.clock()), pool);
    }

    /// Listens for connections from now on.
    ///
    /// @param address the address to bind to; port 0 for any free port
    /// @return the address that it listens at
    /// @throws MillraceException if it cannot listen there
    public InetSocketAddress listen(InetSocketAddress address) {
        return wiring.transport().listen(address, this::come);
    }

    private Transport.Traffic come(String peer, Transport.Loop loop) {
        InboundConnection link = new InboundConnection(wiring, loop, peer, registry, inbound::remove);
        inbound.add(link);
        if (isClosed.get()) link.close();
        return link;
    }

    /// Opens the sending end of a channel. The other process need not listen yet, and the receiving end need not be
    /// open yet.
    ///
    /// @param remote the address at which the other process listens
    /// @throws MillraceException if a newer attempt at the region is known
    public RemoteOutput remoteOutput(InetSocketAddress remote, ChannelEnd end) {
        checkOpen();
        RemoteOutput remoteOutput = new RemoteOutput(end, wiring.pool());
        registry.add(remoteOutput);
        carry(remote, remoteOutput);
        return remoteOutput;
    }

    private void carry(InetSocketAddress remote, RemoteOutput remoteOutput) {
        try {
            link(remote).add(remoteOutput);
        } catch (RejectedExecutionException ended) {
            throw closed();
        }
        // A channel that was opened while the data plane was being closed must fail, too.
        if (isClosed.get()) for (OutboundConnection link : outbound.values()) link.close();
    }

    private OutboundConnection link(InetSocketAddress remote) {
        OutboundConnection known = outbound.get(remote);
        if (known != null) return known;
        OutboundConnection made = new OutboundConnection(wiring, remote, this::left);
        OutboundConnection before = outbound.putIfAbsent(remote, made);
        if (before != null) return before;
        // Connecting starts outside the map's lock.
        made.begin();
        return made;
    }

    private void left(OutboundConnection gone, List<RemoteOutput> late) {
        outbound.remove(gone.remote(), gone);
        for (RemoteOutput each : late) carry(gone.remote(), each);
    }

    /// Opens the receiving end of a channel.
    ///
    /// @throws MillraceException if a newer attempt at the region is known, or the channel is already open
    public RemoteInput remoteInput(ChannelEnd end) {
        checkOpen();
        RemoteInput remoteInput = new RemoteInput(end, registry, wiring);
        registry.add(remoteInput);
        return remoteInput;
    }

    private void checkOpen() {
        if (isClosed.get()) throw closed();
    }

    private MillraceException closed() {
        return NetworkFaults.CLOSED
                .what("The network of %s is closed.", wiring.process())
                .why("The process ends.")
                .fix("Start the process again.");
    }

    /// Starts an attempt at a region of a job. Channels of older attempts fail, and are refused from now on.
    /// Opening an end of a channel has the same effect.
    public void fence(JobID job, int region, AttemptId attemptId) {
        registry.fence(job, region, attemptId);
    }

    /// Forgets a job that has ended and will open no more channels.
    public void forget(JobID job) {
        registry.forget(job);
    }

    /// Returns the number of outbound connections.
    public int connections() {
        return outbound.size();
    }

    /// Returns a future that completes when the receivers of all present remote outputs have everything up to the
    /// end. It fails if a remote output fails.
    public CompletableFuture<Void> drained() {
        return CompletableFuture.allOf(
                registry.remoteOutputs().stream().map(RemoteOutput::done).toArray(CompletableFuture[]::new));
    }

    /// Drops all connections immediately. Callers that need sent batches to arrive wait for [#drained] first.
    /// Returns when the network threads have ended, or after a short time.
    @Override
    public void close() {
        if (isClosed.getAndSet(true)) return;
        registry.close(closed());
        for (OutboundConnection link : List.copyOf(outbound.values())) link.close();
        for (InboundConnection link : List.copyOf(inbound)) link.close();
        wiring.transport().close();
    }
}
