package dev.millrace.state.file;

/// Rows of one section that belong together, and where they are in the file. The rows of a key group or of a subtask
/// take one block or several blocks, which follow each other in their section.
///
/// @param number the key group, or the subtask that wrote it
/// @param sequence number of the block among those of its key group or subtask, from 0
/// @param isLast whether no further block of the key group or subtask follows
/// @param isWhole whether the blocks of the key group are all there is; else they say what changed since the
/// snapshot before
/// @param rows how many it holds, removed keys included
/// @param offset from the file's beginning, in bytes
/// @param length in bytes
/// @param checksum CRC-32C of its bytes
public record Block(
        int number, int sequence, boolean isLast, boolean isWhole, long rows, long offset, int length, int checksum) {

    /// Whether the rows of the key group or subtask begin here.
    public boolean isFirst() {
        return sequence == 0;
    }

    /// Whether everything that earlier blocks hold of the key group counts no more.
    public boolean replacesAll() {
        return isWhole && isFirst();
    }

    /// How messages name the block.
    public String label() {
        return isFirst() && isLast ? "block " + number : "block %d, part %d,".formatted(number, sequence);
    }

    /// Whether another block may follow this one in a section; a section must not end after a block that is not the
    /// last of its key group.
    boolean precedes(Block next) {
        if (isLast) return next.isFirst();
        return next.number == number && next.isWhole == isWhole && next.sequence == sequence + 1;
    }
}
