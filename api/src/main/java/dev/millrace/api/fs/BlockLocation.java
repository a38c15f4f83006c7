package dev.millrace.api.fs;

import java.io.IOException;

/// Describes where a block of a file is stored. Blocks are ordered by offset.
public interface BlockLocation extends Comparable<BlockLocation> {

    /// Returns the hosts that store the block.
    String[] getHosts() throws IOException;

    /// Returns the position of the block's first byte in the file.
    long getOffset();

    /// Returns the length of the block in bytes.
    long getLength();
}
