package dev.millrace.api.util;

import dev.millrace.base.host.Host;
import java.io.Serializable;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// A random 128-bit identifier.
public class AbstractID implements Comparable<AbstractID>, Serializable {
    private static final long serialVersionUID = 1L;

    /// Bytes of an identifier.
    public static final int SIZE = 16;

    protected final long upperPart;
    protected final long lowerPart;

    /// @param bytes [#SIZE] of them, the lower part first, big-endian
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

    /// A copy.
    public AbstractID(AbstractID id) {
        this(id.lowerPart, id.upperPart);
    }

    /// A random identifier.
    public AbstractID() {
        this(Host.real().chance().nextLong(), Host.real().chance().nextLong());
    }

    public long getLowerPart() {
        return lowerPart;
    }

    public long getUpperPart() {
        return upperPart;
    }

    /// The [#SIZE] bytes that [#AbstractID(byte\[\])] takes.
    public byte[] getBytes() {
        return ByteBuffer.allocate(SIZE).putLong(lowerPart).putLong(upperPart).array();
    }

    /// 32 lower-case digits.
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
