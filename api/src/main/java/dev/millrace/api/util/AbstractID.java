package dev.millrace.api.util;

import dev.millrace.base.host.Host;
import java.io.Serializable;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// Identifies an object by 128 bits. Immutable.
public class AbstractID implements Comparable<AbstractID>, Serializable {
    private static final long serialVersionUID = 1L;

    /// The number of bytes of an identifier.
    public static final int SIZE = 16;

    protected final long upperPart;
    protected final long lowerPart;

    /// Creates an identifier from bytes.
    ///
    /// @param bytes [#SIZE] bytes, big-endian, the lower part first
    /// @throws IllegalArgumentException if the number of bytes is not [#SIZE]
    public AbstractID(byte[] bytes) {
        Preconditions.checkArgument(bytes.length == SIZE, "an identifier has %s bytes, not %s", SIZE, bytes.length);
        ByteBuffer parts = ByteBuffer.wrap(bytes);
        this.lowerPart = parts.getLong();
        this.upperPart = parts.getLong();
    }

    public AbstractID(long lowerPart, long upperPart) {
        this.lowerPart = lowerPart;
        this.upperPart = upperPart;
    }

    /// Creates a copy of an identifier.
    public AbstractID(AbstractID id) {
        this(id.lowerPart, id.upperPart);
    }

    /// Creates a random identifier.
    public AbstractID() {
        this(Host.real().chance().nextLong(), Host.real().chance().nextLong());
    }

    /// Returns the lower 64 bits.
    public long getLowerPart() {
        return lowerPart;
    }

    /// Returns the upper 64 bits.
    public long getUpperPart() {
        return upperPart;
    }

    /// Returns [#SIZE] bytes, from which [#AbstractID(byte\[\])] creates an equal identifier.
    public byte[] getBytes() {
        return ByteBuffer.allocate(SIZE).putLong(lowerPart).putLong(upperPart).array();
    }

    /// Returns the bytes as 32 lower-case hexadecimal digits.
    public final String toHexString() {
        return HexFormat.of().formatHex(getBytes());
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other != null
                && other.getClass() == getClass()
                && ((AbstractID) other).lowerPart == lowerPart
                && ((AbstractID) other).upperPart == upperPart;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(lowerPart ^ upperPart);
    }

    @Override
    public String toString() {
        return toHexString();
    }

    @Override
    public int compareTo(AbstractID other) {
        int byUpper = Long.compare(upperPart, other.upperPart);
        return byUpper != 0 ? byUpper : Long.compare(lowerPart, other.lowerPart);
    }
}
