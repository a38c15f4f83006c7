package dev.millrace.api.fs;

import java.io.InputStream;

/// A stream that knows which file its bytes come from, so that errors can name it.
public interface NamedInput {

    Path path();

    /// The file of a stream; `unknown` if the stream does not say.
    static Path pathOf(InputStream stream) {
        return stream instanceof NamedInput named ? named.path() : new Path("unknown");
    }
}
