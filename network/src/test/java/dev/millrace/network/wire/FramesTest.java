package dev.millrace.network.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.base.fault.MillraceException;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

final class FramesTest {
    private static final BufferPool POOL = new BufferPool(1 << 20);

    private record Frame(FrameKind kind, int number, boolean hasMore, String payload) {}

    private static Frame frame(FrameKind kind, int number, boolean hasMore, byte[] bytes, int from, int length) {
        return new Frame(kind, number, hasMore, HexFormat.of().formatHex(bytes, from, from + length));
    }

    private static List<Piece> cut(byte[] payload, Random random) {
        int at = random.nextInt(payload.length + 1);
        return List.of(new Piece(payload, 0, at), new Piece(payload, at, payload.length - at));
    }

    private static byte[] random(Random random, List<Frame> frames, Compression compression) {
        EmbeddedChannel channel = new EmbeddedChannel();
        FrameWriter writer = new FrameWriter(channel, compression);
        for (int i = random.nextInt(1, 12); i > 0; i--) {
            byte[] payload = new byte[random.nextInt(random.nextInt(4) == 0 ? 100_000 : 300)];
            if (random.nextBoolean()) random.nextBytes(payload);
            FrameKind kind = random.nextBoolean()
                    ? FrameKind.DATA
                    : FrameKind.values()[random.nextInt(FrameKind.values().length)];
            int number = random.nextInt();
            boolean hasMore = random.nextBoolean();
            frames.add(frame(kind, number, hasMore, payload, 0, payload.length));
            writer.frame(kind, number, hasMore, cut(payload, random));
            if (random.nextInt(3) == 0) writer.flush();
        }
        writer.flush();
        ByteBuf all = Unpooled.buffer();
        ByteBuf part;
        while ((part = channel.readOutbound()) != null) {
            all.writeBytes(part);
            part.release();
        }
        channel.finishAndReleaseAll();
        return Arrays.copyOf(all.array(), all.writerIndex());
    }

    /// Returns a sink that keeps some of the arrays and gives others back with changed contents.
    private static FrameReader.Sink sink(Random random, List<Frame> into) {
        return (kind, number, more, payload, from, length) -> {
            into.add(frame(kind, number, more, payload, from, length));
            boolean isKept = random.nextBoolean();
            if (isKept && random.nextBoolean()) {
                random.nextBytes(payload);
                POOL.give(payload);
            }
            return isKept;
        };
    }

    /// @return the fault, if there was one
    private static List<MillraceException> read(byte[] bytes, Random random, List<Frame> into) {
        List<MillraceException> faults = new ArrayList<>();
        EmbeddedChannel channel = new EmbeddedChannel(new FrameReader(sink(random, into), POOL));
        int at = 0;
        while (at < bytes.length) {
            int length = Math.min(bytes.length - at, random.nextInt(1, 3000));
            try {
                channel.writeInbound(Unpooled.copiedBuffer(bytes, at, length));
            } catch (MillraceException thrown) {
                faults.add(thrown);
            }
            at += length;
        }
        channel.finishAndReleaseAll();
        return faults;
    }

    @Property(tries = 150)
    void what_is_written_is_read_however_it_is_cut(@ForAll long seed, @ForAll Compression compression) {
        Random random = new Random(seed);
        List<Frame> written = new ArrayList<>();
        List<Frame> read = new ArrayList<>();
        assertThat(read(random(random, written, compression), random, read)).isEmpty();
        assertThat(read).isEqualTo(written);
    }

    @Property(tries = 250)
    void after_a_changed_bit_nothing_is_read_that_was_not_written(
            @ForAll long seed, @ForAll Compression compression, @ForAll @IntRange(max = 7) int bit) {
        Random random = new Random(seed);
        List<Frame> written = new ArrayList<>();
        List<Frame> read = new ArrayList<>();
        byte[] bytes = random(random, written, compression);
        bytes[random.nextInt(bytes.length)] ^= (byte) (1 << bit);

        List<MillraceException> faults = read(bytes, random, read);

        assertThat(read).hasSizeLessThan(written.size());
        assertThat(read).isEqualTo(written.subList(0, read.size()));
        assertThat(faults).allSatisfy(fault -> assertThat(fault.fault()).isEqualTo(WireFaults.BROKEN));
        assertThat(faults.size())
                .describedAs("none if the length became longer than what came")
                .isLessThan(2);
    }

    @Test
    void a_frame_that_is_too_long_or_too_short_is_refused_before_it_has_come() {
        for (int length : new int[] {9, -1, FrameReader.LENGTH_MAX + 1}) {
            EmbeddedChannel channel = new EmbeddedChannel(new FrameReader((_, _, _, _, _, _) -> false, POOL));
            assertThatThrownBy(() -> channel.writeInbound(Unpooled.copyInt(length)))
                    .isInstanceOf(MillraceException.class)
                    .hasMessageContaining(length + " bytes");
            channel.finishAndReleaseAll();
        }
    }

    @Test
    void equal_bytes_become_fewer() {
        EmbeddedChannel channel = new EmbeddedChannel();
        FrameWriter writer = new FrameWriter(channel, Compression.LZ4);
        writer.frame(FrameKind.DATA, 1, false, List.of(Piece.of(new byte[10_000])));
        writer.flush();
        ByteBuf sent = channel.readOutbound();
        assertThat(sent.readableBytes()).isLessThan(200);
        sent.release();
        channel.finishAndReleaseAll();
    }
}
