package dev.millrace.api.fs;

/// Holds a stream and the path of the file that the stream writes.
public final class OutputStreamAndPath {
    private final FSDataOutputStream stream;
    private final Path path;

    public OutputStreamAndPath(FSDataOutputStream stream, Path path) {
        this.stream = stream;
        this.path = path;
    }

    /// Returns the stream.
    public FSDataOutputStream stream() {
        return stream;
    }

    /// Returns the path of the file.
    public Path path() {
        return path;
    }
}
