package dev.millrace.api.memory;

import java.io.EOFException;
import java.io.IOException;
import java.io.UTFDataFormatException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/// Writes binary values to a byte array, which grows as needed. Not thread-safe.
public class DataOutputSerializer implements DataOutputView {
    private static final VarHandle SHORTS = view(short[].class);
    private static final VarHandle INTS = view(int[].class);
    private static final VarHandle LONGS = view(long[].class);
    private static final int LARGEST_ARRAY = Integer.MAX_VALUE - 8;

    private byte[] buffer;
    private int position;

    /// Creates a serializer with an initial capacity in bytes, above 0.
    public DataOutputSerializer(int startSize) {
        if (startSize < 1)
            throw new IllegalArgumentException("The first size must be positive, not " + startSize + ".");
        buffer = new byte[startSize];
    }

    /// Creates a serializer that writes to an array. If the array is full, a longer array replaces it.
    public DataOutputSerializer(byte[] array) {
        buffer = array;
    }

    private static VarHandle view(Class<?> arrayClass) {
        return MethodHandles.byteArrayViewVarHandle(arrayClass, ByteOrder.BIG_ENDIAN);
    }

    /// Returns a view of the written bytes. The next write may change the bytes.
    public ByteBuffer wrapAsByteBuffer() {
        return ByteBuffer.wrap(buffer, 0, position);
    }

    /// Returns the array without copying it. Only the first [#length] bytes are valid.
    public byte[] getSharedBuffer() {
        return buffer;
    }

    /// Returns a copy of the written bytes.
    public byte[] getCopyOfBuffer() {
        return Arrays.copyOf(buffer, position);
    }

    /// Discards the written bytes and keeps the array.
    public void clear() {
        position = 0;
    }

    /// Returns the number of written bytes.
    public int length() {
        return position;
    }

    /// Sets the index of the next byte to write. The array grows as needed.
    ///
    /// @throws IllegalArgumentException if the index is negative
    public void setPosition(int position) {
        if (position < 0) throw new IllegalArgumentException("A position cannot be negative: " + position);
        if (position > buffer.length) grow(position - this.position);
        this.position = position;
    }

    /// Sets the index of the next byte to write without a check.
    ///
    /// @param position an index within the array
    public void setPositionUnsafe(int position) {
        this.position = position;
    }

    private int take(int length) {
        int at = position;
        if (length > buffer.length - at) grow(length);
        position = at + length;
        return at;
    }

    private void grow(int more) {
        long needed = (long) position + more;
        if (needed > LARGEST_ARRAY)
            throw new OutOfMemoryError("A record needs " + needed + " bytes, more than an array can hold.");
        buffer = Arrays.copyOf(buffer, (int) Math.min(LARGEST_ARRAY, Math.max(needed, 2L * buffer.length)));
    }

    @Override
    public void write(int b) throws IOException {
        int at = take(1);
        buffer[at] = (byte) b;
    }

    @Override
    public void write(byte[] b) throws IOException {
        write(b, 0, b.length);
    }

    @Override
    public void write(byte[] b, int off, int len) throws IOException {
        int at = take(len);
        System.arraycopy(b, off, buffer, at, len);
    }

    @Override
    public void writeBoolean(boolean v) throws IOException {
        write(v ? 1 : 0);
    }

    @Override
    public void writeByte(int v) throws IOException {
        write(v);
    }

    @Override
    public void writeShort(int v) throws IOException {
        int at = take(2);
        SHORTS.set(buffer, at, (short) v);
    }

    @Override
    public void writeChar(int v) throws IOException {
        writeShort(v);
    }

    @Override
    public void writeInt(int v) throws IOException {
        int at = take(4);
        INTS.set(buffer, at, v);
    }

    /// Overwrites four bytes at an index that was written before.
    public void writeIntUnsafe(int v, int pos) throws IOException {
        INTS.set(buffer, pos, v);
    }

    @Override
    public void writeLong(long v) throws IOException {
        int at = take(8);
        LONGS.set(buffer, at, v);
    }

    @Override
    public void writeFloat(float v) throws IOException {
        writeInt(Float.floatToIntBits(v));
    }

    @Override
    public void writeDouble(double v) throws IOException {
        writeLong(Double.doubleToLongBits(v));
    }

    @Override
    public void writeBytes(String s) throws IOException {
        for (int i = 0; i < s.length(); i++) write(s.charAt(i));
    }

    @Override
    public void writeChars(String s) throws IOException {
        for (int i = 0; i < s.length(); i++) writeChar(s.charAt(i));
    }

    @Override
    public void writeUTF(String s) throws IOException {
        long bytes = encodedLength(s);
        if (bytes > 0xFFFF)
            throw new UTFDataFormatException("The text needs " + bytes + " bytes, but 65535 are the limit.");
        writeShort((int) bytes);
        encode(s, (int) bytes);
    }

    /// Writes a string of any length for [DataInputDeserializer#readLongUTF].
    public void writeLongUTF(String s) throws IOException {
        long bytes = encodedLength(s);
        if (bytes > LARGEST_ARRAY) throw new UTFDataFormatException("The text needs " + bytes + " bytes.");
        writeInt((int) bytes);
        encode(s, (int) bytes);
    }

    private static long encodedLength(String s) {
        long bytes = 0;
        for (int i = 0; i < s.length(); i++) bytes += width(s.charAt(i));
        return bytes;
    }

    private static int width(char c) {
        return c != 0 && c < 0x80 ? 1 : c < 0x800 ? 2 : 3;
    }

    private void encode(String s, int byteCount) {
        int at = take(byteCount);
        for (int i = 0; i < s.length(); i++) {
            char c = s.charAt(i);
            switch (width(c)) {
                case 1 -> buffer[at++] = (byte) c;
                case 2 -> {
                    buffer[at++] = (byte) (0xC0 | c >> 6);
                    buffer[at++] = (byte) (0x80 | c & 0x3F);
                }
                default -> {
                    buffer[at++] = (byte) (0xE0 | c >> 12);
                    buffer[at++] = (byte) (0x80 | c >> 6 & 0x3F);
                    buffer[at++] = (byte) (0x80 | c & 0x3F);
                }
            }
        }
    }

    @Override
    public void skipBytesToWrite(int numBytes) throws IOException {
        take(numBytes);
    }

    @Override
    public void write(DataInputView source, int numBytes) throws IOException {
        int at = take(numBytes);
        try {
            source.readFully(buffer, at, numBytes);
        } catch (EOFException e) {
            position = at;
            throw e;
        }
    }

    @Override
    public String toString() {
        return "DataOutputSerializer[" + position + " of " + buffer.length + "]";
    }
}
