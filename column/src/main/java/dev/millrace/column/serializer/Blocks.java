package dev.millrace.column.serializer;

/// Has the size of the blocks in which arrays are copied.
final class Blocks {
    static final int BYTES = 8192;

    private Blocks() {}
}
