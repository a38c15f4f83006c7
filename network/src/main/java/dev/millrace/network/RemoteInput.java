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

/// The receiving end of a channel: what the other process sends comes out of its ring. The sender has credit for no
/// more bytes than the allowance has room for, counting what the ring holds; one record larger than that may be on top.
public final class RemoteInput implements Slot {
    /// What a frame costs beside its payload, so that many small batches are not free.
    static final int COST = 64;

    private final ChannelEnd end;
    private final BatchCodec codec;
    private final Registry registry;
    private final BufferPool pool;
    private final Ring ring;
    private final AtomicReference<@Nullable Claim> claim = new AtomicReference<>();
    private final AtomicBoolean isDue = new AtomicBoolean();
    private final AtomicLong mostQueued = new AtomicLong();

    // Of the connection's thread.
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

    /// Who has it: a connection, or nobody any more.
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

    /// Whose consumer is the receiving subtask.
    public Ring ring() {
        return ring;
    }

    /// Any thread: the most bytes that ever waited here at once, as far as this thread knows.
    public long mostQueued() {
        return mostQueued.get();
    }

    /// Any thread: nothing more is wanted; the sender drops what it still sends.
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

    /// Any thread: it must not go on.
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

    /// @return whether this connection has it now
    boolean claim(InboundConnection link) {
        return claim.compareAndSet(null, new Claim(link));
    }

    /// The sender is there.
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

    /// Bytes have come.
    ///
    /// @return whether their array is kept
    boolean receive(InboundConnection carrier, boolean hasMore, byte[] bytes, int from, int length) {
        credit -= length + COST;
        if (credit < 0) throw WireFaults.broken("%d bytes more than there was credit for on %s", -credit, end.id());
        boolean isPart = hasMore || parts.length() > 0;
        // A short one would keep a long array.
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

    /// Parts of one record are not counted before it is whole: nobody could take them away.
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

    /// Moves what waits into the ring, and gives the sender credit for what the subtask has taken.
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

    /// Whether the sender may stop soon although something could still be taken.
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

    /// The connection is lost, or the sender has failed.
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
