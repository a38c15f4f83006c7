package dev.millrace.state.file;

/// Rows of one section that belong together, and where they are in the file.
///
/// @param number the key group, or the subtask that wrote it
/// @param isWhole whether this is all there is; else it says what changed since the snapshot before
/// @param rows how many it holds, removed keys included
/// @param offset from the file's beginning, in bytes
/// @param length in bytes
/// @param checksum CRC-32C of its bytes
public record Block(int number, boolean isWhole, long rows, long offset, int length, int checksum) {}
