package dev.millrace.api.execution;

import dev.millrace.api.util.AbstractID;
import java.nio.ByteBuffer;
import java.util.HexFormat;

/// Identifies a job: 16 random bytes, shown as 32 digits.
public final class JobID extends AbstractID {
    private static final long serialVersionUID = 1L;

    /// A random id.
    public JobID() {}

    public JobID(long lowerPart, long upperPart) {
        super(lowerPart, upperPart);
    }

    /// @param bytes 16 of them
    public JobID(byte[] bytes) {
        super(bytes);
    }

    /// A random id.
    public static JobID generate() {
        return new JobID();
    }

    /// @param bytes 16 of them
    public static JobID fromByteArray(byte[] bytes) {
        return new JobID(bytes);
    }

    /// Reads the next 16 bytes.
    public static JobID fromByteBuffer(ByteBuffer buffer) {
        byte[] bytes = new byte[SIZE];
        buffer.get(bytes);
        return new JobID(bytes);
    }

    /// Reads 32 digits.
    ///
    /// @throws IllegalArgumentException if the text is anything else
    public static JobID fromHexString(String hexString) {
        try {
            return new JobID(HexFormat.of().parseHex(hexString));
        } catch (IllegalArgumentException thrown) {
            throw new IllegalArgumentException(
                    "'" + hexString + "' is no job id: it must have 32 hexadecimal digits", thrown);
        }
    }
}
