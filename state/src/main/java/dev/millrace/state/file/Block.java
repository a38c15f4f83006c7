package dev.millrace.state.file;

/// Describes rows of one section and their location in the file. The rows of a key group or subtask occupy one or more
/// consecutive blocks of the section.
///
/// @param number the key group, or the index of the subtask that wrote the block
/// @param sequence the index of the block within its key group or subtask, from 0
/// @param isLast whether this is the last block of its key group or subtask
/// @param isWhole whether the blocks hold all rows of the key group; else they hold the changes since the
///     previous snapshot
/// @param rows the number of rows, including removed keys
/// @param offset the position in the file, in bytes
/// @param length the length in bytes
/// @param checksum the CRC-32C of the bytes
public record Block(
        int number, int sequence, boolean isLast, boolean isWhole, long rows, long offset, int length, int checksum) {

    /// Returns whether this is the first block of its key group or subtask.
    public boolean isFirst() {
        return sequence == 0;
    }

    /// Returns whether this block makes all earlier blocks of the key group obsolete.
    public boolean replacesAll() {
        return isWhole && isFirst();
    }

    /// Returns the name of the block in messages.
    public String label() {
        return isFirst() && isLast ? "block " + number : "block %d, part %d,".formatted(number, sequence);
    }

    /// Returns whether another block may follow this one in a section. A section must end with the last block of a
    /// key group or subtask.
    boolean precedes(Block next) {
        if (isLast) return next.isFirst();
        return next.number == number && next.isWhole == isWhole && next.sequence == sequence + 1;
    }
}
