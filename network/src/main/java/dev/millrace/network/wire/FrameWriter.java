package dev.millrace.network.wire;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import java.util.List;
import java.util.zip.CRC32C;
import net.jpountz.lz4.LZ4Compressor;
import net.jpountz.lz4.LZ4Factory;
import org.jspecify.annotations.Nullable;

/// Writes frames into buffers, and the buffers into a connection. Called by the connection's event loop only.
///
/// A frame begins with the length of the rest in four bytes. Then come the CRC-32C of what follows it, a byte for the
/// kind, a byte of flags, the channel's number in four bytes, and the payload. A compressed payload begins with its
/// length before compression.
public final class FrameWriter {
    /// The size of a frame in bytes beside its payload.
    public static final int OVERHEAD = 14;

    static final int HAS_MORE = 1;
    static final int COMPRESSED = 2;

    /// Compression does not make shorter payloads smaller.
    private static final int COMPRESSED_LENGTH_MIN = 128;

    private static final int BUFFER_LENGTH = 64 << 10;
    private static final int FIRST_LENGTH = 1 << 10;
    private static final int SUMMED_HEADER = 6;

    private final Channel channel;
    private final @Nullable LZ4Compressor compressor;
    private final CRC32C sum = new CRC32C();
    private final byte[] header = new byte[SUMMED_HEADER];
    private byte[] joined = {};
    private byte[] compressed = {};
    private @Nullable ByteBuf open;

    public FrameWriter(Channel channel, Compression compression) {
        this.channel = channel;
        this.compressor = compression == Compression.NONE
                ? null
                : LZ4Factory.fastestInstance().fastCompressor();
    }

    /// Writes a frame. It is sent with the next [#flush] at the latest.
    ///
    /// @param hasMore whether the next frame of this kind and channel continues it
    /// @param payload the bytes, which the caller may change afterwards
    public void frame(FrameKind kind, int number, boolean hasMore, List<Piece> payload) {
        int flags = hasMore ? HAS_MORE : 0;
        int length = Piece.length(payload);
        if (compressor != null && kind == FrameKind.DATA && length >= COMPRESSED_LENGTH_MIN) {
            int shorter = compress(compressor, payload, length);
            if (shorter < length) {
                put(kind, number, flags | COMPRESSED, List.of(new Piece(compressed, 0, shorter)), shorter);
                return;
            }
        }
        put(kind, number, flags, payload, length);
    }

    private int compress(LZ4Compressor compressor, List<Piece> payload, int length) {
        int most = 4 + compressor.maxCompressedLength(length);
        if (compressed.length < most) compressed = new byte[most];
        if (joined.length < length) joined = new byte[length];
        Piece.copy(payload, joined, 0);
        putInt(compressed, 0, length);
        return 4 + compressor.compress(joined, 0, length, compressed, 4);
    }

    private static void putInt(byte[] bytes, int at, int number) {
        bytes[at] = (byte) (number >>> 24);
        bytes[at + 1] = (byte) (number >>> 16);
        bytes[at + 2] = (byte) (number >>> 8);
        bytes[at + 3] = (byte) number;
    }

    private void put(FrameKind kind, int number, int flags, List<Piece> payload, int length) {
        header[0] = (byte) kind.ordinal();
        header[1] = (byte) flags;
        putInt(header, 2, number);
        sum.reset();
        sum.update(header, 0, SUMMED_HEADER);
        for (Piece each : payload) sum.update(each.bytes(), each.from(), each.length());
        ByteBuf buffer = room(OVERHEAD + length);
        buffer.writeInt(4 + SUMMED_HEADER + length);
        buffer.writeInt((int) sum.getValue());
        buffer.writeBytes(header, 0, SUMMED_HEADER);
        for (Piece each : payload) buffer.writeBytes(each.bytes(), each.from(), each.length());
    }

    private ByteBuf room(int length) {
        ByteBuf buffer = open;
        if (buffer != null && buffer.maxWritableBytes() >= length) return buffer;
        pass();
        int most = Math.max(BUFFER_LENGTH, length);
        // A batch is usually followed by another one. A buffer that grows later would have to be copied.
        buffer = channel.alloc().ioBuffer(length <= FIRST_LENGTH ? FIRST_LENGTH : most, most);
        open = buffer;
        return buffer;
    }

    private void pass() {
        ByteBuf buffer = open;
        if (buffer == null) return;
        open = null;
        channel.write(buffer, channel.voidPromise());
    }

    /// Sends what was written so far.
    public void flush() {
        pass();
        channel.flush();
    }

    /// Drops what was written and not flushed.
    public void release() {
        ByteBuf buffer = open;
        open = null;
        if (buffer != null) buffer.release();
    }
}
