package dev.millrace.network.wire;

/// Whether the batches of a connection are compressed. The names are those that the option takes.
public enum Compression {
    NONE,
    LZ4
}
