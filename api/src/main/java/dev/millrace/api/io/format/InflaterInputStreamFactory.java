package dev.millrace.api.io.format;

import java.io.IOException;
import java.io.InputStream;
import java.util.Collection;

/// Decompresses files with certain file extensions. Thread-safe.
public interface InflaterInputStreamFactory<T extends InputStream> {

    /// Returns a stream of the decompressed bytes.
    T create(InputStream in) throws IOException;

    /// Returns the file extensions of the compression, without the dot.
    Collection<String> getCommonFileExtensions();
}
