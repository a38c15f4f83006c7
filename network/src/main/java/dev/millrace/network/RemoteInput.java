package dev.millrace.network;

import dev.millrace.api.memory.DataOutputSerializer;
import dev.millrace.base.fault.MillraceException;
import dev.millrace.exchange.Batch;
import dev.millrace.exchange.Control;
import dev.millrace.exchange.Ring;
import dev.millrace.network.codec.BatchCodec;
import dev.millrace.network.wire.FrameKind;
import dev.millrace.network.wire.Piece;
import dev.millrace.network.wire.BufferPool;
import dev.millrace.network.wire.WireFaults;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Represents the receiving end of a channel: batches from the other process appear in its ring. The sender has
/// credit for at most the free part of the receive window, which includes the batches in the ring. One record may
/// exceed the window.
public final class RemoteInput implements Slot {
    /// The cost of a frame beside its payload, so that many small batches also use credit.
    static final int COST = 64;

    private final ChannelEnd end;
    private final BatchCodec codec;
    private final Registry registry;
    private final BufferPool pool;
    private final Ring ring;
    private final AtomicReference<@Nullable Claim> claim = new AtomicReference<>();
    private final AtomicBoolean isDue = new AtomicBoolean();
    private final AtomicLong mostQueued = new AtomicLong();

    // The connection's event loop alone uses the fields from here on.
    private final ArrayDeque<Piece> waiting = new ArrayDeque<>();
    private final int[] costs;
    private final ReceiveWindow receiveWindow;
    private DataOutputSerializer parts = new DataOutputSerializer(1);
    private long offered;
    private long released;
    private long queued;
    private long credit;
    private int number;
    private boolean isEnding;
    private boolean isOver;

    /// The connection that has the channel; null if the channel is closed.
    private record Claim(@Nullable InboundConnection link) {}

    RemoteInput(ChannelEnd end, Registry registry, Wiring wiring) {
        NetworkSettings settings = wiring.settings();
        this.end = end;
        this.codec = end.codec().duplicate();
        this.registry = registry;
        this.pool = wiring.pool();
        this.ring = new Ring(end.ringLength(), end.owner(), this::wake);
        this.costs = new int[end.ringLength()];
        this.receiveWindow =
                new ReceiveWindow(settings.receiveWindowMin(), settings.receiveWindowMax(), wiring.nanos());
    }

    @Override
    public ChannelId id() {
        return end.id();
    }

    /// Returns the ring, whose consumer is the receiving subtask.
    public Ring ring() {
        return ring;
    }

    /// Returns the largest number of bytes that have waited here at once, as far as this thread sees
    /// it. Thread-safe.
    public long mostQueued() {
        return mostQueued.get();
    }

    /// Closes the receiving end. The sender drops what it still sends. Thread-safe.
    public void close() {
        if (claim.compareAndSet(null, new Claim(null))) {
            registry.remove(this);
            return;
        }
        InboundConnection carrier = carrier();
        if (carrier == null) return;
        carrier.run(() -> drop(carrier));
    }

    private void drop(InboundConnection carrier) {
        if (isOver) return;
        over(carrier);
        carrier.send(FrameKind.DROP, number);
    }

    /// Fails the channel, because its attempt is not the newest any more. Thread-safe.
    void expire(MillraceException fault) {
        if (claim.compareAndSet(null, new Claim(null))) {
            registry.remove(this);
            end.failed().accept(fault);
            return;
        }
        InboundConnection carrier = carrier();
        if (carrier != null) carrier.run(() -> fail(carrier, fault, true));
    }

    private @Nullable InboundConnection carrier() {
        Claim taken = claim.get();
        return taken == null ? null : taken.link();
    }

    /// @return whether this connection has the channel now
    boolean claim(InboundConnection link) {
        return claim.compareAndSet(null, new Claim(link));
    }

    /// Starts to receive, because the sender has opened its end.
    void begin(InboundConnection carrier, int given) {
        number = given;
        settle(carrier);
    }

    private void wake() {
        InboundConnection carrier = carrier();
        if (carrier == null || isDue.get() || isDue.getAndSet(true)) return;
        carrier.run(() -> {
            isDue.set(false);
            if (!isOver) proceed(carrier);
        });
    }

    /// Receives the payload of a frame.
    ///
    /// @return whether the receiver keeps the array
    boolean receive(InboundConnection carrier, boolean hasMore, byte[] bytes, int from, int length) {
        credit -= length + COST;
        if (credit < 0) throw WireFaults.broken("%d bytes more than there was credit for on %s", -credit, end.id());
        boolean isPart = hasMore || parts.length() > 0;
        // A short payload is copied, so that it does not retain a long array.
        boolean isKept = !isPart && length >= BufferPool.LENGTH_MIN;
        try {
            if (isPart) gather(hasMore, bytes, from, length);
            else take(isKept ? new Piece(bytes, from, length) : copy(bytes, from, length));
        } catch (MillraceException failed) {
            fail(carrier, failed, true);
            return isKept;
        }
        proceed(carrier);
        return isKept;
    }

    private static Piece copy(byte[] bytes, int from, int length) {
        return Piece.of(Arrays.copyOfRange(bytes, from, from + length));
    }

    /// Collects the parts of a record. They count as queued only when the record is complete, because the subtask
    /// cannot take them before.
    private void gather(boolean hasMore, byte[] bytes, int from, int length) {
        try {
            parts.write(bytes, from, length);
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
        if (hasMore) return;
        Piece whole = Piece.of(parts.getCopyOfBuffer());
        parts = new DataOutputSerializer(1);
        take(whole);
    }

    private void take(Piece message) {
        queued += message.length() + COST;
        if (queued > mostQueued.getPlain()) mostQueued.set(queued);
        if (waiting.isEmpty() && ring.hasRoom()) offer(message);
        else waiting.add(message);
    }

    private void offer(Piece message) {
        Batch batch = codec.read(message, pool);
        release();
        costs[(int) (offered++ % costs.length)] = message.length() + COST;
        ring.offer(batch);
        if (batch.control() instanceof Control.End) isEnding = true;
    }

    /// Moves waiting batches into the ring, and gives the sender credit for what the subtask has taken.
    private void proceed(InboundConnection carrier) {
        do {
            if (ring.isAbandoned()) {
                drop(carrier);
                return;
            }
            try {
                while (!waiting.isEmpty() && ring.hasRoom()) offer(waiting.remove());
            } catch (MillraceException failed) {
                fail(carrier, failed, true);
                return;
            }
            settle(carrier);
            if (isEnding) {
                over(carrier);
                carrier.send(FrameKind.DONE, number);
                return;
            }
        } while (isHungry() && !ring.awaitTaking() && queued > 0);
    }

    /// Returns whether the sender may have to stop soon although the subtask has batches to take.
    private boolean isHungry() {
        return queued > 0 && (!waiting.isEmpty() || credit < receiveWindow.size() / 2);
    }

    private void release() {
        long taken = offered - ring.queued();
        while (released < taken) queued -= costs[(int) (released++ % costs.length)];
    }

    private void settle(InboundConnection carrier) {
        long before = queued;
        release();
        if (before > queued) receiveWindow.taken(before - queued, queued == 0, carrier.wiring.nanos());
        long more = receiveWindow.size() - queued - credit;
        if (more < receiveWindow.size() / 4) return;
        credit += more;
        carrier.sendCredit(number, more);
    }

    /// Fails the channel, because the connection is lost or the sender has failed.
    void lost(InboundConnection carrier, MillraceException fault) {
        fail(carrier, fault, false);
    }

    private void fail(InboundConnection carrier, MillraceException fault, boolean tellsSender) {
        if (isOver) return;
        over(carrier);
        if (tellsSender) carrier.sendFail(number, fault);
        end.failed().accept(fault);
    }

    private void over(InboundConnection carrier) {
        isOver = true;
        waiting.clear();
        parts = new DataOutputSerializer(1);
        carrier.remove(number);
        registry.remove(this);
    }
}
