package dev.millrace.api.io.format;

import java.io.IOException;
import java.io.InputStream;
import java.util.Collection;

/// Decompresses files whose names have certain endings. Called from any thread.
public interface InflaterInputStreamFactory<T extends InputStream> {

    /// The decompressed bytes of a stream.
    T create(InputStream in) throws IOException;

    /// The endings, without the dot, of files that are compressed so.
    Collection<String> getCommonFileExtensions();
}
