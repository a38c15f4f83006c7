package dev.millrace.network;

import dev.millrace.api.memory.DataInputDeserializer;
import dev.millrace.api.memory.DataOutputSerializer;
import dev.millrace.base.fault.Fault;
import dev.millrace.base.fault.MillraceException;
import dev.millrace.network.wire.FrameKind;
import dev.millrace.network.wire.Piece;
import dev.millrace.network.wire.WireFaults;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/// Represents one side of a connection between two processes. Batches flow from the connecting side to the
/// accepting side, credits in the other direction. Unless stated otherwise, methods are called on the connection's
/// event loop only.
abstract sealed class ProcessConnection implements Transport.Traffic permits OutboundConnection, InboundConnection {
    private static final int NAMED_MAX = 8;
    private static final int SMALL = 64;
    private static final int TOLD_MAX = 4000;

    final Wiring wiring;
    final Transport.Loop loop;
    private final DataOutputSerializer scratch = new DataOutputSerializer(SMALL);
    private Transport.@Nullable Wire wire;
    private boolean willFlush;
    String peer;

    ProcessConnection(Wiring wiring, Transport.Loop loop, String peer) {
        this.wiring = wiring;
        this.loop = loop;
        this.peer = peer;
    }

    @Override
    public void up(Transport.Wire connected) {
        wire = connected;
    }

    /// Runs work on the connection's event loop. Thread-safe. If the loop has ended, nothing happens: all channels
    /// of the connection have failed already.
    final void run(Runnable work) {
        try {
            loop.execute(work);
        } catch (RejectedExecutionException ended) {
            // Nothing to do: all channels have failed already.
        }
    }

    boolean isWritable() {
        Transport.Wire wire = this.wire;
        return wire != null && wire.isWritable();
    }

    void send(FrameKind kind, int number, boolean hasMore, List<Piece> payload) {
        Transport.Wire wire = this.wire;
        if (wire == null) return;
        wire.frame(kind, number, hasMore, payload);
        if (willFlush) return;
        // The flush runs after the work that waits for this loop now, so that many small frames are
        // sent together.
        willFlush = true;
        run(this::flush);
    }

    private void flush() {
        willFlush = false;
        Transport.Wire wire = this.wire;
        if (wire != null) wire.flush();
    }

    void send(FrameKind kind, int number) {
        send(kind, number, false, List.of());
    }

    void sendCredit(int number, long bytes) {
        message(FrameKind.CREDIT, number, out -> out.writeLong(bytes));
    }

    void sendHello() {
        message(FrameKind.HELLO, 0, new Hello(Hello.VERSION, wiring.process())::write);
    }

    void sendOpen(int number, ChannelId id) {
        message(FrameKind.OPEN, number, id::write);
    }

    /// Tells the other end of a channel why the channel has failed here.
    void sendFail(int number, MillraceException fault) {
        String what = fault.what() + (fault.why() == null ? "" : " " + fault.why());
        String brief = what.length() > TOLD_MAX ? what.substring(0, TOLD_MAX) : what;
        message(FrameKind.FAIL, number, out -> {
            out.writeInt(fault.fault().number());
            out.writeUTF(brief);
        });
    }

    private interface Body {
        void write(DataOutputSerializer out) throws IOException;
    }

    private void message(FrameKind kind, int number, Body body) {
        scratch.clear();
        try {
            body.write(scratch);
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
        send(kind, number, false, List.of(new Piece(scratch.getSharedBuffer(), 0, scratch.length())));
    }

    @Override
    public final boolean frame(FrameKind kind, int number, boolean hasMore, byte[] bytes, int from, int length) {
        if (kind == FrameKind.DATA) return data(number, hasMore, bytes, from, length);
        try {
            message(kind, number, new DataInputDeserializer(bytes, from, length));
        } catch (IOException thrown) {
            throw WireFaults.broken("a frame of kind %s that ends too soon", kind);
        }
        return false;
    }

    /// @return whether the receiver keeps the array
    abstract boolean data(int number, boolean hasMore, byte[] bytes, int from, int length);

    abstract void message(FrameKind kind, int number, DataInputDeserializer in) throws IOException;

    /// Returns the fault that the other end of a channel has sent with [#sendFail].
    MillraceException otherEnd(ChannelId id, DataInputDeserializer in) throws IOException {
        int number = in.readInt();
        String what = in.readUTF();
        Fault fault =
                number == NetworkFaults.OLD_ATTEMPT.number() ? NetworkFaults.OLD_ATTEMPT : NetworkFaults.OTHER_END;
        return fault.what("%s failed at its other end in %s.", id, peer)
                .why("MR-%d %s", number, what)
                .fix("Read the log of %s.", peer);
    }

    MillraceException unexpected(FrameKind kind) {
        return WireFaults.broken("a frame of kind %s, which goes the other way", kind);
    }

    @Override
    public final void down(Transport.Wire broken, Throwable cause) {
        if (broken == wire) broken(cause);
    }

    @Override
    public final void failed(Throwable cause) {
        lost(cause);
    }

    /// Drops the connection, because it is broken.
    final void broken(Throwable cause) {
        Transport.Wire dropped = wire;
        wire = null;
        if (dropped != null) dropped.drop();
        lost(cause);
    }

    abstract void lost(Throwable cause);

    /// Drops the connection and fails all its channels.
    abstract void close();

    MillraceException fault(Throwable cause, Collection<ChannelId> channels) {
        if (cause instanceof MillraceException told && told.fault() == NetworkFaults.CLOSED) return told;
        Fault fault = cause instanceof SSLException ? NetworkFaults.SECURITY : NetworkFaults.LOST;
        String fix = fault == NetworkFaults.SECURITY
                ? "Use the same protocol on both sides. Add the certificate of each side to the truststore of the"
                        + " other."
                : "Check whether " + peer + " runs, and read its log. The job continues with a new attempt.";
        String why = cause instanceof MillraceException told
                ? told.fault().code() + " " + told.what() + " " + told.why()
                : cause instanceof ClosedChannelException ? "The other side closed the connection." : reason(cause);
        return fault.what("The connection of %s with %s is lost, with %s.", wiring.process(), peer, names(channels))
                .cause(cause)
                .why("%s", why)
                .fix("%s", fix);
    }

    static String reason(Throwable cause) {
        String message = cause.getMessage();
        return cause.getClass().getSimpleName() + (message == null ? "" : ": " + message);
    }

    static String names(Collection<ChannelId> channels) {
        List<String> names = new ArrayList<>();
        for (ChannelId id : channels) {
            if (names.size() == NAMED_MAX) {
                names.add("and " + (channels.size() - NAMED_MAX) + " more");
                break;
            }
            names.add(id.toString());
        }
        return channels.size() + " channels: " + String.join("; ", names);
    }
}
