package dev.millrace.network.wire;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.util.Arrays;
import java.util.zip.CRC32C;
import net.jpountz.lz4.LZ4Exception;
import net.jpountz.lz4.LZ4Factory;
import net.jpountz.lz4.LZ4SafeDecompressor;
import org.jspecify.annotations.Nullable;

/// Splits the bytes of a connection into the frames that [FrameWriter] wrote, and checks them. After the first invalid
/// frame, no frames are passed on. Called by the connection's event loop only.
public final class FrameReader extends ChannelInboundHandlerAdapter {
    /// The maximum length of a frame, whatever the other side's settings are.
    public static final int LENGTH_MAX = 16 << 20;

    /// The maximum length of an unknown peer's first frame. Otherwise any peer that connects could make this
    /// process allocate much memory.
    private static final int FIRST_MAX = 70_000;

    private static final int PREFIX = 8;
    private static final int HEADER = 6;
    private static final int FIXED = 4 + HEADER;
    private static final int ROOM = 128 << 10;
    private static final byte[] NOTHING = {};

    private final Sink sink;
    private final BufferPool pool;
    private final CRC32C sum = new CRC32C();

    /// The length and checksum of the incoming frame, and the number of their bytes received so far.
    private final byte[] prefix = new byte[PREFIX];

    private int prefixed;

    /// The bytes that the checksum covers: `filled` of `summed` bytes have been received.
    private byte[] frame = NOTHING;

    private int filled;
    private int summed;
    private byte[] expanded = NOTHING;
    private @Nullable LZ4SafeDecompressor decompressor;
    private boolean isKnown;
    private boolean isBroken;

    /// Receives the frames on the connection's event loop.
    public interface Sink {
        /// @param hasMore whether the next frame of this kind and channel continues it
        /// @return whether the receiver keeps the array; then the reader does not write to it any more
        boolean frame(FrameKind kind, int number, boolean hasMore, byte[] bytes, int from, int length);
    }

    /// @param pool the pool for the arrays of frames
    public FrameReader(Sink sink, BufferPool pool) {
        this(sink, pool, true);
    }

    private FrameReader(Sink sink, BufferPool pool, boolean isKnown) {
        this.sink = sink;
        this.pool = pool;
        this.isKnown = isKnown;
    }

    /// Makes a reader for a connection whose peer is unknown until its first frame, which must be short.
    public static FrameReader ofStranger(Sink sink, BufferPool pool) {
        return new FrameReader(sink, pool, false);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object read) {
        ByteBuf in = (ByteBuf) read;
        try {
            while (!isBroken && in.isReadable()) {
                if (prefixed < PREFIX) readPrefix(in);
                else readFrame(in);
            }
        } finally {
            in.release();
        }
    }

    private void readPrefix(ByteBuf in) {
        int more = Math.min(PREFIX - prefixed, in.readableBytes());
        in.readBytes(prefix, prefixed, more);
        boolean hadLength = prefixed >= 4;
        prefixed += more;
        if (hadLength || prefixed < 4) return;
        int length = intAt(prefix, 0);
        // The first bytes of an unknown peer may be no frame at all.
        if (length < FIXED || length > (isKnown ? LENGTH_MAX : FIRST_MAX)) throw broken("a frame of %d bytes", length);
        summed = length - 4;
        filled = 0;
    }

    private void readFrame(ByteBuf in) {
        if (filled == frame.length || filled == 0) makeRoom();
        int more = Math.min(Math.min(summed, frame.length) - filled, in.readableBytes());
        in.readBytes(frame, filled, more);
        filled += more;
        if (filled == summed) check();
    }

    /// Enlarges the array to at most a few times what has been received, because the announced length may be wrong.
    private void makeRoom() {
        int length = Math.min(summed, Math.max(isKnown ? ROOM : BufferPool.LENGTH_MIN, 2 * filled));
        if (frame.length < length) frame = filled == 0 ? pool.take(length) : Arrays.copyOf(frame, length);
    }

    private void check() {
        prefixed = 0;
        sum.reset();
        sum.update(frame, 0, summed);
        if ((int) sum.getValue() != intAt(prefix, 4))
            throw broken("a frame of %d bytes with a wrong checksum", summed + 4);
        pass(summed - HEADER);
        isKnown = true;
    }

    private RuntimeException broken(String format, Object argument) {
        isBroken = true;
        return WireFaults.broken(format, argument);
    }

    private void pass(int length) {
        int flags = frame[1];
        boolean hasMore = (flags & FrameWriter.HAS_MORE) != 0;
        try {
            FrameKind kind = FrameKind.of(frame[0]);
            int number = intAt(frame, 2);
            if ((flags & FrameWriter.COMPRESSED) == 0) {
                if (sink.frame(kind, number, hasMore, frame, HEADER, length)) frame = NOTHING;
            } else {
                int original = expand(length);
                if (sink.frame(kind, number, hasMore, expanded, 0, original)) expanded = NOTHING;
            }
        } catch (RuntimeException thrown) {
            isBroken = true;
            throw thrown;
        }
    }

    private static int intAt(byte[] bytes, int at) {
        return bytes[at] << 24 | (bytes[at + 1] & 0xFF) << 16 | (bytes[at + 2] & 0xFF) << 8 | bytes[at + 3] & 0xFF;
    }

    private int expand(int length) {
        int original = length < 4 ? -1 : intAt(frame, HEADER);
        if (original < 0 || original > LENGTH_MAX) throw broken("a frame that expands to %d bytes", original);
        if (expanded.length < original) expanded = pool.take(original);
        if (decompressor == null) decompressor = LZ4Factory.fastestInstance().safeDecompressor();
        try {
            int found = decompressor.decompress(frame, HEADER + 4, length - 4, expanded, 0, original);
            if (found == original) return original;
        } catch (LZ4Exception thrown) {
            isBroken = true;
            throw WireFaults.BROKEN
                    .what("A compressed frame of %d bytes cannot be decompressed.", length)
                    .cause(thrown)
                    .fix("Report this error.");
        }
        throw broken("a frame that does not expand to %d bytes", original);
    }
}
