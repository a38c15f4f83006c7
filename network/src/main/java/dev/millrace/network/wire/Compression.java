package dev.millrace.network.wire;

/// Lists the codecs for the batches of a connection. The names are those of the option's values.
public enum Compression {
    NONE,
    LZ4
}
