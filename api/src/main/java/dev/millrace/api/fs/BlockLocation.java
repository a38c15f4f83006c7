package dev.millrace.api.fs;

import java.io.IOException;

/// Where a block of a file lies. Blocks are ordered by offset.
public interface BlockLocation extends Comparable<BlockLocation> {

    /// Hosts that have the block.
    String[] getHosts() throws IOException;

    /// The position of the block's first byte in the file.
    long getOffset();

    /// Bytes of the block.
    long getLength();
}
