package dev.millrace.network;

import dev.millrace.api.memory.DataInputDeserializer;
import dev.millrace.api.memory.DataOutputSerializer;
import dev.millrace.base.fault.MillraceException;
import dev.millrace.network.wire.FrameKind;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;
import javax.net.ssl.SSLException;

/// Represents the connecting side of a connection, with all channels to one other process. Connecting is retried until
/// a timeout. If an established connection is lost, all its channels fail.
final class OutboundConnection extends ProcessConnection {
    private static final long FIRST_PAUSE_MILLIS = 10;
    private static final long PAUSE_MILLIS_MAX = 1000;
    private static final int SCRATCH_KEPT_MAX = 1 << 20;

    private final InetSocketAddress remote;
    private final BiConsumer<OutboundConnection, List<RemoteOutput>> gone;
    private final TreeMap<Integer, RemoteOutput> remoteOutputs = new TreeMap<>();
    private final long deadlineNanos;
    private DataOutputSerializer scratch = new DataOutputSerializer(1 << 10);
    private long pauseMillis = FIRST_PAUSE_MILLIS;
    private int nextNumber;
    private boolean isUp;
    private boolean isOver;
    private Throwable lastFailure = new TimeoutException("no answer");

    /// @param gone called when this connection accepts no more remote outputs, with those that came too late
    OutboundConnection(
            Wiring wiring, InetSocketAddress remote, BiConsumer<OutboundConnection, List<RemoteOutput>> gone) {
        super(wiring, wiring.transport().loop(), remote.toString());
        this.remote = remote;
        this.gone = gone;
        this.deadlineNanos = wiring.nanos() + wiring.settings().connectMillis() * 1_000_000;
    }

    /// Starts to connect. Called once.
    void begin() {
        loop.execute(this::connect);
        loop.after(wiring.settings().connectMillis(), this::giveUp);
    }

    private void giveUp() {
        if (!isUp && !isOver) give(unreachable(lastFailure));
    }

    InetSocketAddress remote() {
        return remote;
    }

    /// Adds a remote output. Thread-safe.
    void add(RemoteOutput remoteOutput) {
        remoteOutput.carriedBy(this);
        run(() -> adopt(remoteOutput));
    }

    private void adopt(RemoteOutput remoteOutput) {
        if (isOver) {
            gone.accept(this, List.of(remoteOutput));
            return;
        }
        int number = nextNumber++;
        remoteOutput.numbered(number);
        remoteOutputs.put(number, remoteOutput);
        if (isUp) open(number, remoteOutput);
    }

    private void open(int number, RemoteOutput remoteOutput) {
        sendOpen(number, remoteOutput.id());
        long patience = wiring.settings().openMillis();
        loop.after(patience, () -> {
            if (!remoteOutput.isSettled()) remoteOutput.fail(nobody(remoteOutput, patience), true);
        });
    }

    private MillraceException nobody(RemoteOutput remoteOutput, long patience) {
        return NetworkFaults.NOBODY
                .what("Process %s has no receiver for %s.", peer, remoteOutput.id())
                .why("The receiver did not appear within %d ms.", patience)
                .fix("Read the log of %s, or raise %s.", peer, NetworkOptions.OPEN_TIMEOUT.key());
    }

    void remove(int number) {
        remoteOutputs.remove(number);
    }

    int frameLength() {
        return wiring.settings().frameLength();
    }

    /// Returns an empty buffer for one message.
    DataOutputSerializer scratch() {
        if (scratch.getSharedBuffer().length > SCRATCH_KEPT_MAX) scratch = new DataOutputSerializer(1 << 10);
        scratch.clear();
        return scratch;
    }

    private void connect() {
        if (isOver) return;
        long left = (deadlineNanos - wiring.nanos()) / 1_000_000;
        wiring.transport().connect(remote, left, loop, this);
    }

    @Override
    public void up(Transport.Wire connected) {
        super.up(connected);
        sendHello();
    }

    @Override
    public void writable() {
        if (isWritable()) for (RemoteOutput remoteOutput : List.copyOf(remoteOutputs.values())) remoteOutput.send();
    }

    @Override
    boolean data(int number, boolean hasMore, byte[] bytes, int from, int length) {
        throw unexpected(FrameKind.DATA);
    }

    @Override
    void message(FrameKind kind, int number, DataInputDeserializer in) throws IOException {
        if (kind == FrameKind.HELLO) {
            greeted(Hello.read(in));
            return;
        }
        RemoteOutput remoteOutput = remoteOutputs.get(number);
        // Messages in flight when a remote output ended are ignored.
        if (remoteOutput == null) return;
        switch (kind) {
            case CREDIT -> remoteOutput.credit(in.readLong());
            case DONE -> remoteOutput.finish();
            case DROP -> remoteOutput.drop();
            case FAIL -> remoteOutput.lost(otherEnd(remoteOutput.id(), in));
            case HELLO, OPEN, DATA -> throw unexpected(kind);
        }
    }

    private void greeted(Hello hello) {
        peer = hello.process() + " at " + remote;
        if (hello.version() != Hello.VERSION) {
            give(NetworkFaults.VERSION
                    .what(
                            "%s uses protocol version %d, but %s uses version %d.",
                            peer, hello.version(), wiring.process(), Hello.VERSION)
                    .fix("Run the same version of Millrace in all processes."));
            return;
        }
        isUp = true;
        remoteOutputs.forEach(this::open);
    }

    @Override
    void lost(Throwable cause) {
        if (isOver) return;
        boolean mayPass = !isUp && !(cause instanceof SSLException) && !(cause instanceof MillraceException);
        if (!mayPass) {
            give(fault(cause, channels()));
        } else {
            lastFailure = cause;
            loop.after(pauseMillis, this::connect);
            pauseMillis = Math.min(PAUSE_MILLIS_MAX, 2 * pauseMillis);
        }
    }

    private MillraceException unreachable(Throwable cause) {
        return NetworkFaults.CONNECT
                .what("%s cannot reach %s, with %s.", wiring.process(), peer, names(channels()))
                .cause(cause)
                .fix(
                        "Check whether the process runs and whether a firewall blocks the connection. %s limits"
                                + " the time of attempts.",
                        NetworkOptions.CONNECT_TIMEOUT_SECONDS.key());
    }

    private List<ChannelId> channels() {
        return remoteOutputs.values().stream().map(RemoteOutput::id).toList();
    }

    /// Closes the connection and fails all its channels.
    private void give(MillraceException fault) {
        isOver = true;
        gone.accept(this, List.of());
        for (RemoteOutput remoteOutput : List.copyOf(remoteOutputs.values())) remoteOutput.lost(fault);
        remoteOutputs.clear();
        broken(fault);
    }

    @Override
    void close() {
        run(() -> {
            if (isOver) return;
            give(NetworkFaults.CLOSED
                    .what("The network of %s was closed, with %s to %s.", wiring.process(), names(channels()), peer)
                    .why("The process ends.")
                    .fix("Start the process again. The job continues with a new attempt."));
        });
    }
}
