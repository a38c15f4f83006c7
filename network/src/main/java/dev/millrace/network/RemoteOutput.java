package dev.millrace.network;

import dev.millrace.api.memory.DataOutputSerializer;
import dev.millrace.base.fault.Check;
import dev.millrace.base.fault.MillraceException;
import dev.millrace.exchange.Batch;
import dev.millrace.exchange.Ring;
import dev.millrace.network.codec.BatchCodec;
import dev.millrace.network.wire.FrameKind;
import dev.millrace.network.wire.Piece;
import dev.millrace.network.wire.BufferPool;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Represents the sending end of a channel: sends the batches of its ring to the other process as far as there
/// is credit.
public final class RemoteOutput {
    /// The number of bytes to send before other channels of the connection have their turn.
    private static final int SEND_BYTES = 256 << 10;

    private static final byte[] NOTHING = {};

    private final ChannelEnd end;
    private final BatchCodec codec;
    private final BufferPool pool;
    private final Ring ring;
    private final CompletableFuture<Void> done = new CompletableFuture<>();
    private final AtomicReference<@Nullable OutboundConnection> link = new AtomicReference<>();
    private final AtomicBoolean isDue = new AtomicBoolean();

    // The connection's event loop alone uses the fields from here on.
    private int number = -1;
    private long credit;
    private @Nullable Batch batch;
    private int next;
    private byte[] message = NOTHING;
    private int messageAt;
    private boolean isTaken;
    private boolean isOver;

    RemoteOutput(ChannelEnd end, BufferPool pool) {
        this.end = end;
        this.codec = end.codec().duplicate();
        this.pool = pool;
        this.ring = new Ring(end.ringLength(), this::wake, end.owner(), codec.rows(pool));
    }

    public ChannelId id() {
        return end.id();
    }

    /// Returns the ring, whose producer is the sending subtask.
    public Ring ring() {
        return ring;
    }

    /// Returns a future that completes when the receiver has everything up to the end, or fails when the
    /// channel fails.
    public CompletableFuture<Void> done() {
        return done.copy();
    }

    /// Closes the sending end and drops the batches in the ring. Unless the end of the channel was sent, the
    /// receiver fails. Thread-safe.
    public void close() {
        OutboundConnection carrier = link.get();
        if (carrier == null) return;
        carrier.run(() -> {
            // The channel may have moved to another connection meanwhile.
            if (link.get() == carrier) fail(givenUp(), false);
            else close();
        });
    }

    /// Fails the channel, because its attempt is not the newest any more. Thread-safe.
    void expire(MillraceException fault) {
        OutboundConnection carrier = link.get();
        if (carrier != null) carrier.run(() -> fail(fault, true));
    }

    private MillraceException givenUp() {
        return NetworkFaults.CLOSED
                .what("The sender of %s gave up.", end.id())
                .why("Its subtask was cancelled or has failed.")
                .fix("Find the first failure of this attempt.");
    }

    /// Sets the connection that carries this channel from now on.
    void carriedBy(OutboundConnection carrier) {
        link.set(carrier);
    }

    void numbered(int given) {
        number = given;
    }

    private void wake() {
        OutboundConnection carrier = link.get();
        if (carrier == null || isDue.get() || isDue.getAndSet(true)) return;
        carrier.run(this::send);
    }

    /// Adds credit from the receiver.
    void credit(long bytes) {
        credit += bytes;
        isTaken = true;
        send();
    }

    /// Returns whether the receiver is open, or the channel has ended.
    boolean isSettled() {
        return isTaken || isOver;
    }

    /// Sends batches as far as credit, the connection and this turn allow.
    void send() {
        // The flag is reset first, so that a wake-up meanwhile is not lost.
        isDue.set(false);
        OutboundConnection carrier = Check.present(link.get(), "the connection of " + number);
        int sent = 0;
        while (!isOver && credit > RemoteInput.COST && carrier.isWritable()) {
            if (sent > SEND_BYTES) {
                wake();
                return;
            }
            int length = messageAt < message.length ? sendRest(carrier) : sendNext(carrier);
            if (length == 0) return;
            sent += length;
        }
    }

    /// @return the number of bytes sent; 0 if there is not enough credit
    private int sendRest(OutboundConnection carrier) {
        int before = messageAt;
        messageAt = sendFrames(carrier, message, before, message.length);
        int sent = messageAt - before;
        if (messageAt == message.length) forgetMessage();
        return sent;
    }

    private void forgetMessage() {
        message = NOTHING;
        messageAt = 0;
    }

    /// @return the number of bytes sent; 0 if there is nothing to send or not enough credit
    private int sendNext(OutboundConnection carrier) {
        Batch from = batch;
        if (from == null) {
            from = ring.poll();
            next = 0;
        }
        if (from == null) return 0;
        int first = next;
        DataOutputSerializer out = carrier.scratch();
        try {
            // The limit is half of a frame, so that the last record of a batch does not overflow the frame.
            next = codec.write(from, first, carrier.frameLength() / 2, out);
        } catch (MillraceException failed) {
            fail(failed, true);
            return 0;
        }
        int sent = sendWhole(carrier, BatchCodec.message(from, first, next, out));
        boolean isSent = next == from.size();
        batch = isSent ? null : from;
        if (isSent && from.isWritten()) pool.give(from.rows());
        return sent;
    }

    /// Sends a message that fits into one frame without copying it.
    ///
    /// @return the number of bytes sent; 0 if there is not enough credit
    private int sendWhole(OutboundConnection carrier, List<Piece> pieces) {
        int length = Piece.length(pieces);
        if (length > carrier.frameLength() || credit < length + RemoteInput.COST) {
            message = new byte[length];
            Piece.copy(pieces, message, 0);
            return sendRest(carrier);
        }
        credit -= length + RemoteInput.COST;
        carrier.send(FrameKind.DATA, number, false, pieces);
        return length;
    }

    /// @return the index of the first byte for which there is no credit
    private int sendFrames(OutboundConnection carrier, byte[] bytes, int from, int to) {
        int at = from;
        while (at < to) {
            int length = Math.min(to - at, carrier.frameLength());
            if (credit < length + RemoteInput.COST) return at;
            credit -= length + RemoteInput.COST;
            carrier.send(FrameKind.DATA, number, at + length < to, List.of(new Piece(bytes, at, length)));
            at += length;
        }
        return at;
    }

    /// Completes the channel, because the receiver has its end.
    void finish() {
        over();
        done.complete(null);
    }

    /// Stops sending, because the receiver wants no more. The ring drops what the subtask still sends, as it does
    /// within a process.
    void drop() {
        ring.abandon();
        finish();
    }

    /// @param isToBeTold whether to notify the owner; false if the owner closed the channel
    void fail(MillraceException fault, boolean isToBeTold) {
        if (isOver) return;
        OutboundConnection carrier = link.get();
        over();
        if (carrier != null) carrier.sendFail(number, fault);
        if (!isToBeTold) ring.abandon();
        done.completeExceptionally(fault);
        if (isToBeTold) end.failed().accept(fault);
    }

    /// Fails the channel, because the connection is lost or could not be established.
    void lost(MillraceException fault) {
        if (isOver) return;
        over();
        done.completeExceptionally(fault);
        end.failed().accept(fault);
    }

    private void over() {
        isOver = true;
        batch = null;
        forgetMessage();
        OutboundConnection carrier = link.get();
        if (carrier != null) carrier.remove(number);
    }
}
