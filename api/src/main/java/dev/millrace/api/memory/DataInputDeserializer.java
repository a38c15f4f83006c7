package dev.millrace.api.memory;

import java.io.EOFException;
import java.io.IOException;
import java.io.UTFDataFormatException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Reads binary values from a byte array without copying the array. The array can be replaced. Not thread-safe.
public class DataInputDeserializer implements DataInputView, java.io.Serializable {
    private static final long serialVersionUID = 1L;

    private static final VarHandle SHORTS = view(short[].class);
    private static final VarHandle CHARS = view(char[].class);
    private static final VarHandle INTS = view(int[].class);
    private static final VarHandle LONGS = view(long[].class);
    private static final byte[] NOTHING = {};

    private byte[] buffer = NOTHING;
    private int position;
    private int end;

    /// Creates a view without data. A buffer must be set before values are read.
    public DataInputDeserializer() {}

    /// Creates a view of a whole array.
    public DataInputDeserializer(byte[] buffer) {
        this(buffer, 0, buffer.length);
    }

    /// Creates a view of `len` bytes of an array, starting at `start`.
    public DataInputDeserializer(byte[] buffer, int start, int len) {
        Objects.checkFromIndexSize(start, len, buffer.length);
        this.buffer = buffer;
        this.position = start;
        this.end = start + len;
    }

    /// Creates a view of the remaining bytes of a buffer. The position of the buffer does not change.
    public DataInputDeserializer(ByteBuffer buffer) {
        point(buffer);
    }

    private static VarHandle view(Class<?> arrayClass) {
        return MethodHandles.byteArrayViewVarHandle(arrayClass, ByteOrder.BIG_ENDIAN);
    }

    /// Replaces the data by the remaining bytes of a buffer.
    public void setBuffer(ByteBuffer buffer) {
        point(buffer);
    }

    /// Replaces the data by `len` bytes of an array, starting at `start`.
    public void setBuffer(byte[] buffer, int start, int len) {
        point(buffer, start, len);
    }

    /// Replaces the data by a whole array.
    public void setBuffer(byte[] buffer) {
        point(buffer, 0, buffer.length);
    }

    /// Releases the array for garbage collection.
    public void releaseArrays() {
        point(NOTHING, 0, 0);
    }

    private void point(ByteBuffer source) {
        if (source.hasArray()) {
            point(source.array(), source.arrayOffset() + source.position(), source.remaining());
        } else {
            byte[] bytes = new byte[source.remaining()];
            source.duplicate().get(bytes);
            point(bytes, 0, bytes.length);
        }
    }

    private void point(byte[] bytes, int start, int length) {
        Objects.checkFromIndexSize(start, length, bytes.length);
        buffer = bytes;
        position = start;
        end = start + length;
    }

    /// Returns the number of remaining bytes.
    public int available() {
        return end - position;
    }

    /// Returns the index of the next byte in the array.
    public int getPosition() {
        return position;
    }

    private int take(int length) throws EOFException {
        int at = position;
        if (length > end - at)
            throw new EOFException("Needs " + length + " bytes, but only " + (end - at) + " are left.");
        position = at + length;
        return at;
    }

    @Override
    public boolean readBoolean() throws IOException {
        return buffer[take(1)] != 0;
    }

    @Override
    public byte readByte() throws IOException {
        return buffer[take(1)];
    }

    @Override
    public int readUnsignedByte() throws IOException {
        return buffer[take(1)] & 0xFF;
    }

    @Override
    public char readChar() throws IOException {
        return (char) CHARS.get(buffer, take(2));
    }

    @Override
    public short readShort() throws IOException {
        return (short) SHORTS.get(buffer, take(2));
    }

    @Override
    public int readUnsignedShort() throws IOException {
        return readShort() & 0xFFFF;
    }

    @Override
    public int readInt() throws IOException {
        return (int) INTS.get(buffer, take(4));
    }

    @Override
    public long readLong() throws IOException {
        return (long) LONGS.get(buffer, take(8));
    }

    @Override
    public float readFloat() throws IOException {
        return Float.intBitsToFloat(readInt());
    }

    @Override
    public double readDouble() throws IOException {
        return Double.longBitsToDouble(readLong());
    }

    @Override
    public void readFully(byte[] b) throws IOException {
        readFully(b, 0, b.length);
    }

    @Override
    public void readFully(byte[] b, int off, int len) throws IOException {
        Objects.checkFromIndexSize(off, len, b.length);
        System.arraycopy(buffer, take(len), b, off, len);
    }

    @Override
    public @Nullable String readLine() throws IOException {
        if (position >= end) return null;
        StringBuilder line = new StringBuilder();
        while (position < end) {
            char next = (char) readUnsignedByte();
            if (next == '\n') break;
            line.append(next);
        }
        int length = line.length();
        if (length > 0 && line.charAt(length - 1) == '\r') line.setLength(length - 1);
        return line.toString();
    }

    @Override
    public String readUTF() throws IOException {
        return decode(readUnsignedShort());
    }

    /// Reads a string of any length that [DataOutputSerializer#writeLongUTF] wrote.
    public String readLongUTF() throws IOException {
        return decode(readInt());
    }

    private String decode(int byteCount) throws IOException {
        int at = take(byteCount);
        int stop = at + byteCount;
        char[] chars = new char[byteCount];
        int count = 0;
        while (at < stop) {
            int first = buffer[at];
            int width = first >= 0 ? 1 : (first & 0xE0) == 0xC0 ? 2 : (first & 0xF0) == 0xE0 ? 3 : 0;
            if (width == 0 || at + width > stop) throw new UTFDataFormatException("Bad byte in text at " + at);
            chars[count++] = switch (width) {
                case 1 -> (char) first;
                case 2 -> (char) ((first & 0x1F) << 6 | buffer[at + 1] & 0x3F);
                default -> (char) ((first & 0x0F) << 12 | (buffer[at + 1] & 0x3F) << 6 | buffer[at + 2] & 0x3F);
            };
            at += width;
        }
        return new String(chars, 0, count);
    }

    @Override
    public int skipBytes(int n) {
        int skipped = Math.max(0, Math.min(n, end - position));
        position += skipped;
        return skipped;
    }

    @Override
    public void skipBytesToRead(int numBytes) throws IOException {
        take(numBytes);
    }

    @Override
    public int read(byte[] b, int off, int len) throws IOException {
        Objects.checkFromIndexSize(off, len, b.length);
        if (len == 0) return 0;
        int count = Math.min(len, end - position);
        if (count == 0) return -1;
        System.arraycopy(buffer, take(count), b, off, count);
        return count;
    }

    @Override
    public int read(byte[] b) throws IOException {
        return read(b, 0, b.length);
    }

    @Override
    public String toString() {
        return "DataInputDeserializer" + Arrays.asList(position, end);
    }
}
