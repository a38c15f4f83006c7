package dev.millrace.api.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UTFDataFormatException;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class DataViewTest {
    private static final String TEXT = "a\0é€\uD83D\uDE00\uD800";

    private static void writeAll(DataOutputView out) throws IOException {
        out.writeBoolean(true);
        out.writeByte(-3);
        out.writeShort(-300);
        out.writeChar('€');
        out.writeInt(Integer.MIN_VALUE);
        out.writeLong(Long.MAX_VALUE - 1);
        out.writeFloat(1.5f);
        out.writeDouble(-0d);
        out.writeUTF(TEXT);
        out.writeBytes("line\r\n");
        out.writeChars("x");
    }

    private static void readAll(java.io.DataInput in) throws IOException {
        assertThat(in.readBoolean()).isTrue();
        assertThat(in.readByte()).isEqualTo((byte) -3);
        assertThat(in.readShort()).isEqualTo((short) -300);
        assertThat(in.readChar()).isEqualTo('€');
        assertThat(in.readInt()).isEqualTo(Integer.MIN_VALUE);
        assertThat(in.readLong()).isEqualTo(Long.MAX_VALUE - 1);
        assertThat(in.readFloat()).isEqualTo(1.5f);
        assertThat(in.readDouble()).isEqualTo(-0d);
        assertThat(in.readUTF()).isEqualTo(TEXT);
        assertThat(in.readLine()).isEqualTo("line");
        assertThat(in.readChar()).isEqualTo('x');
    }

    @Test
    void arrays_hold_what_the_streams_of_java_hold() throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(1);
        writeAll(out);
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        writeAll(new DataOutputViewStreamWrapper(stream));
        assertThat(out.getCopyOfBuffer()).isEqualTo(stream.toByteArray());
        readAll(new DataInputDeserializer(out.getCopyOfBuffer()));
        readAll(new DataInputStream(new ByteArrayInputStream(out.getCopyOfBuffer())));
        readAll(new DataInputViewStreamWrapper(new ByteArrayInputStream(out.getCopyOfBuffer())));
        readAll(new DataInputDeserializer(out.wrapAsByteBuffer()));
    }

    @Test
    void reading_stops_at_the_end_of_the_range() throws IOException {
        DataInputDeserializer in = new DataInputDeserializer(new byte[] {1, 2, 3, 4, 5}, 1, 3);
        assertThat(in.available()).isEqualTo(3);
        assertThat(in.readShort()).isEqualTo((short) 0x0203);
        assertThatThrownBy(in::readInt).isInstanceOf(EOFException.class);
        assertThat(in.readUnsignedByte()).isEqualTo(4);
        assertThat(in.read(new byte[2])).isEqualTo(-1);
        assertThatThrownBy(() -> in.skipBytesToRead(1)).isInstanceOf(EOFException.class);
        in.setBuffer(ByteBuffer.wrap(new byte[] {9}));
        assertThat(in.readByte()).isEqualTo((byte) 9);
    }

    @Test
    void bytes_are_copied_between_views_and_kept_when_the_source_ends() throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(2);
        out.write(new DataInputDeserializer(new byte[] {1, 2, 3}), 3);
        assertThatThrownBy(() -> out.write(new DataInputDeserializer(new byte[1]), 2))
                .isInstanceOf(EOFException.class);
        assertThat(out.getCopyOfBuffer()).containsExactly(1, 2, 3);
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        new DataOutputViewStreamWrapper(stream).write(new DataInputDeserializer(new byte[5000]), 5000);
        assertThat(stream.size()).isEqualTo(5000);
    }

    @Test
    void written_numbers_can_be_overwritten() throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(4);
        out.skipBytesToWrite(4);
        out.writeByte(7);
        out.writeIntUnsafe(42, 0);
        assertThat(new DataInputDeserializer(out.getCopyOfBuffer()).readInt()).isEqualTo(42);
        out.setPosition(1);
        assertThat(out.length()).isEqualTo(1);
        out.setPosition(100);
        assertThat(out.getSharedBuffer()).hasSizeGreaterThanOrEqualTo(100);
        out.clear();
        assertThat(out.length()).isZero();
    }

    @Test
    void long_texts_need_the_long_form() throws IOException {
        String text = "€".repeat(30_000);
        DataOutputSerializer out = new DataOutputSerializer(1);
        assertThatThrownBy(() -> out.writeUTF(text)).isInstanceOf(UTFDataFormatException.class);
        out.writeLongUTF(text);
        assertThat(new DataInputDeserializer(out.getCopyOfBuffer()).readLongUTF())
                .isEqualTo(text);
    }

    @Test
    void streams_skip_exactly() throws IOException {
        DataInputViewStreamWrapper in = new DataInputViewStreamWrapper(new ByteArrayInputStream(new byte[] {1, 2, 3}));
        in.skipBytesToRead(2);
        assertThat(in.readByte()).isEqualTo((byte) 3);
        assertThatThrownBy(() -> in.skipBytesToRead(1)).isInstanceOf(EOFException.class);
    }
}
