package dev.millrace.state.file;

import dev.millrace.base.fault.Category;
import dev.millrace.base.fault.Fault;
import java.util.zip.CRC32C;

/// Defines the constants of the snapshot file format.
final class FileFormat {
    static final Fault CORRUPT = new Fault(4101, Category.OPERATIONS, "a snapshot file is damaged");
    static final Fault NEWER = new Fault(4102, Category.OPERATIONS, "a snapshot file is of a later version");

    /// The text "MRSTATE" and a zero byte.
    static final long MAGIC = 0x4D525354_41544500L;

    static final short VERSION = 3;

    /// The first version that allows several blocks per key group or subtask.
    static final short VERSION_OF_SEQUENCES = 3;

    static final int HEADER_BYTES = Long.BYTES + Short.BYTES;
    /// The size of the trailer: offset, length and checksum of the index, and the magic number.
    static final int TRAILER_BYTES = Long.BYTES + Integer.BYTES + Integer.BYTES + Long.BYTES;

    private FileFormat() {}

    static int checksum(byte[] bytes, int length) {
        CRC32C sum = new CRC32C();
        sum.update(bytes, 0, length);
        return (int) sum.getValue();
    }
}
