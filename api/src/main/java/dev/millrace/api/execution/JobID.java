package dev.millrace.api.execution;

import dev.millrace.api.util.AbstractID;
import java.nio.ByteBuffer;
import java.util.HexFormat;

/// Identifies a job by 16 bytes. The text of an id has 32 hexadecimal digits.
public final class JobID extends AbstractID {
    private static final long serialVersionUID = 1L;

    /// Creates a random id.
    public JobID() {}

    public JobID(long lowerPart, long upperPart) {
        super(lowerPart, upperPart);
    }

    /// Creates an id from bytes.
    ///
    /// @param bytes 16 bytes
    public JobID(byte[] bytes) {
        super(bytes);
    }

    /// Returns a random id.
    public static JobID generate() {
        return new JobID();
    }

    /// Creates an id from bytes.
    ///
    /// @param bytes 16 bytes
    public static JobID fromByteArray(byte[] bytes) {
        return new JobID(bytes);
    }

    /// Reads an id from the next 16 bytes of a buffer.
    public static JobID fromByteBuffer(ByteBuffer buffer) {
        byte[] bytes = new byte[SIZE];
        buffer.get(bytes);
        return new JobID(bytes);
    }

    /// Parses an id of 32 hexadecimal digits.
    ///
    /// @throws IllegalArgumentException if the text is not an id
    public static JobID fromHexString(String hexString) {
        try {
            return new JobID(HexFormat.of().parseHex(hexString));
        } catch (IllegalArgumentException thrown) {
            throw new IllegalArgumentException(
                    "'" + hexString + "' is no job id: it must have 32 hexadecimal digits", thrown);
        }
    }
}
