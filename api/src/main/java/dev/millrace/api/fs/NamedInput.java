package dev.millrace.api.fs;

import java.io.InputStream;

/// Provides the path of a stream's file for error messages.
public interface NamedInput {

    /// Returns the path of the file.
    Path path();

    /// Returns the path of a stream's file; `unknown` if the stream does not provide it.
    static Path pathOf(InputStream stream) {
        return stream instanceof NamedInput named ? named.path() : new Path("unknown");
    }
}
