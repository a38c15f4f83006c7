package dev.millrace.network.wire;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import java.util.List;
import java.util.zip.CRC32C;
import net.jpountz.lz4.LZ4Exception;
import net.jpountz.lz4.LZ4Factory;
import net.jpountz.lz4.LZ4SafeDecompressor;
import org.jspecify.annotations.Nullable;

/// Takes a connection's bytes apart into the frames that [FrameWriter] wrote, and checks them. After the first
/// frame that is not right none is passed on.
public final class FrameReader extends ByteToMessageDecoder {
    /// No frame is longer, whatever a side is set to send.
    public static final int LENGTH_MAX = 16 << 20;

    /// Nor is a stranger's first, by which processes know each other, than this: whoever connects could have memory
    /// kept.
    private static final int FIRST_MAX = 70_000;

    private static final int FIXED = 10;

    private final Sink sink;
    private final CRC32C sum = new CRC32C();
    private byte[] frame = new byte[8 << 10];
    private byte[] expanded = {};
    private @Nullable LZ4SafeDecompressor decompressor;
    private int lengthMax;
    private boolean isBroken;

    /// Where the frames go, on the connection's thread.
    public interface Sink {
        /// @param hasMore whether the next frame of this kind and channel continues it
        /// @param bytes valid in this call only
        void frame(Kind kind, int number, boolean hasMore, byte[] bytes, int from, int length);
    }

    public FrameReader(Sink sink) {
        this(sink, LENGTH_MAX);
    }

    private FrameReader(Sink sink, int firstMax) {
        this.sink = sink;
        this.lengthMax = firstMax;
    }

    /// Of a connection that somebody has made who is not known yet: its first frame must be a short one.
    public static FrameReader ofStranger(Sink sink) {
        return new FrameReader(sink, FIRST_MAX);
    }

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
        if (isBroken) {
            in.skipBytes(in.readableBytes());
            return;
        }
        if (in.readableBytes() < 4) return;
        int length = in.getInt(in.readerIndex());
        // The first frame of a stranger is most likely not one.
        if (length < FIXED || length > lengthMax) throw broken("a frame of %d bytes", length);
        if (in.readableBytes() - 4 < length) return;
        in.skipBytes(4);
        int expected = in.readInt();
        int summed = length - 4;
        if (frame.length < summed) frame = new byte[Math.max(summed, Math.min(LENGTH_MAX, 2 * frame.length))];
        in.readBytes(frame, 0, summed);
        sum.reset();
        sum.update(frame, 0, summed);
        if ((int) sum.getValue() != expected) throw broken("a frame of %d bytes with a wrong checksum", length);
        pass(length - FIXED);
        lengthMax = LENGTH_MAX;
    }

    private RuntimeException broken(String format, Object argument) {
        isBroken = true;
        return WireFaults.broken(format, argument);
    }

    private void pass(int length) {
        int flags = frame[1];
        boolean hasMore = (flags & FrameWriter.HAS_MORE) != 0;
        try {
            Kind kind = Kind.of(frame[0]);
            int number = intAt(2);
            if ((flags & FrameWriter.COMPRESSED) == 0) {
                sink.frame(kind, number, hasMore, frame, 6, length);
            } else {
                int original = expand(length);
                sink.frame(kind, number, hasMore, expanded, 0, original);
            }
        } catch (RuntimeException thrown) {
            isBroken = true;
            throw thrown;
        }
    }

    private int intAt(int at) {
        return frame[at] << 24 | (frame[at + 1] & 0xFF) << 16 | (frame[at + 2] & 0xFF) << 8 | frame[at + 3] & 0xFF;
    }

    private int expand(int length) {
        int original = length < 4 ? -1 : intAt(6);
        if (original < 0 || original > LENGTH_MAX) throw broken("a frame that expands to %d bytes", original);
        if (expanded.length < original) expanded = new byte[original];
        if (decompressor == null) decompressor = LZ4Factory.fastestInstance().safeDecompressor();
        try {
            int found = decompressor.decompress(frame, 10, length - 4, expanded, 0, original);
            if (found == original) return original;
        } catch (LZ4Exception thrown) {
            isBroken = true;
            throw WireFaults.BROKEN
                    .what("there came a compressed frame of %d bytes that does not expand", length)
                    .cause(thrown)
                    .fix("please report this");
        }
        throw broken("a frame that does not expand to %d bytes", original);
    }
}
