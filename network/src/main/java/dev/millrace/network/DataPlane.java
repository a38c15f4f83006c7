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

/// The way of batches between this process and others; one for a process. To each process that it sends to there
/// is one connection, however many channels go there. Any thread.
///
/// A channel is a ring at each end, and what lies between moves batches from one to the other: none is lost, comes
/// twice or in another order, or else the channel fails, and both owners are told.
public final class DataPlane implements AutoCloseable {
    private static final long SPARE_ALLOWANCES = 4;

    private final Wiring wiring;
    private final Registry registry = new Registry();
    private final ConcurrentHashMap<InetSocketAddress, OutboundConnection> outbound = new ConcurrentHashMap<>();
    private final Set<InboundConnection> inbound = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean isClosed = new AtomicBoolean();

    /// Over sockets.
    ///
    /// @param process its name, as others see it in messages
    /// @throws MillraceException if the keys of [NetworkSettings#security] cannot be used
    public DataPlane(Host host, String process, NetworkSettings settings) {
        this(host, process, settings, pool(settings));
    }

    private DataPlane(Host host, String process, NetworkSettings settings, BufferPool pool) {
        this(host, process, settings, new NettyTransport(host, process, settings, pool), pool);
    }

    /// @param transport its own; closed with this
    public DataPlane(Host host, String process, NetworkSettings settings, Transport transport) {
        this(host, process, settings, transport, pool(settings));
    }

    /// As much as a few receivers let wait.
    private static BufferPool pool(NetworkSettings settings) {
        return new BufferPool(SPARE_ALLOWANCES * settings.receiveWindowMax());
    }

    private DataPlane(Host host, String process, NetworkSettings settings, Transport transport, BufferPool pool) {
        this.wiring = new Wiring(host, process, settings, transport, new Seldom(host.clock()), pool);
    }

    /// Waits for connections from now on.
    ///
    /// @param address port 0 for any free one
    /// @return where it listens
    /// @throws MillraceException if that is not possible
    public InetSocketAddress listen(InetSocketAddress address) {
        return wiring.transport().listen(address, this::come);
    }

    private Transport.Traffic come(String peer, Transport.Loop loop) {
        InboundConnection link = new InboundConnection(wiring, loop, peer, registry, inbound::remove);
        inbound.add(link);
        if (isClosed.get()) link.close();
        return link;
    }

    /// Opens the sending end of a channel. The process there need not listen yet, nor have the receiving end.
    ///
    /// @param remote where that process listens
    /// @throws MillraceException if a newer attempt at the region was seen
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
        // Who came while this was being closed must not be forgotten.
        if (isClosed.get()) for (OutboundConnection link : outbound.values()) link.close();
    }

    private OutboundConnection link(InetSocketAddress remote) {
        OutboundConnection known = outbound.get(remote);
        if (known != null) return known;
        OutboundConnection made = new OutboundConnection(wiring, remote, this::left);
        OutboundConnection before = outbound.putIfAbsent(remote, made);
        if (before != null) return before;
        // Not while others wait for the map.
        made.begin();
        return made;
    }

    private void left(OutboundConnection gone, List<RemoteOutput> late) {
        outbound.remove(gone.remote(), gone);
        for (RemoteOutput each : late) carry(gone.remote(), each);
    }

    /// Opens the receiving end of a channel.
    ///
    /// @throws MillraceException if a newer attempt at the region was seen, or the channel is there already
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
                .what("the network of %s is closed", wiring.process())
                .why("the process ends")
                .fix("start it again");
    }

    /// An attempt at a region of a job begins: channels of older ones fail, and are refused from now on. Opening an end
    /// does this too.
    public void fence(JobID job, int region, AttemptId attemptId) {
        registry.fence(job, region, attemptId);
    }

    /// A job has ended, and no channel of it will be opened any more.
    public void forget(JobID job) {
        registry.forget(job);
    }

    /// Connections that this process has opened and not lost.
    public int connections() {
        return outbound.size();
    }

    /// Complete once all that the present remote outputs were given has arrived, up to their ends; exceptionally if
    /// one fails.
    public CompletableFuture<Void> drained() {
        return CompletableFuture.allOf(
                registry.remoteOutputs().stream().map(RemoteOutput::done).toArray(CompletableFuture[]::new));
    }

    /// Drops all connections at once: who wants what was sent to arrive waits for [#drained] first. Returns when
    /// the threads have ended, or nearly so.
    @Override
    public void close() {
        if (isClosed.getAndSet(true)) return;
        registry.close(closed());
        for (OutboundConnection link : List.copyOf(outbound.values())) link.close();
        for (InboundConnection link : List.copyOf(inbound)) link.close();
        wiring.transport().close();
    }
}
