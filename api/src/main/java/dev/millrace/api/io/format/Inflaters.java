package dev.millrace.api.io.format;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;

/// Provides the decompressors of the JDK.
final class Inflaters {
    private static final int BUFFER_SIZE = 64 * 1024;

    private Inflaters() {}

    /// Creates a table of the built-in decompressors by lower-case file extension. The table is thread-safe.
    static Map<String, InflaterInputStreamFactory<?>> known() {
        Map<String, InflaterInputStreamFactory<?>> table = new ConcurrentHashMap<>();
        for (InflaterInputStreamFactory<?> each : List.of(new Gzip(), new Deflate())) {
            for (String ending : each.getCommonFileExtensions()) table.put(ending.toLowerCase(Locale.ROOT), each);
        }
        return table;
    }

    private static InputStream buffered(InputStream in) {
        return new BufferedInputStream(in, BUFFER_SIZE);
    }

    private record Gzip() implements InflaterInputStreamFactory<InputStream> {
        @Override
        public InputStream create(InputStream in) throws IOException {
            InputStream raw = buffered(in);
            raw.mark(1);
            // An empty file has no header. It contains no records and is not corrupt.
            if (raw.read() < 0) return raw;
            raw.reset();
            return new GZIPInputStream(raw, BUFFER_SIZE);
        }

        @Override
        public Collection<String> getCommonFileExtensions() {
            return List.of("gz", "gzip");
        }
    }

    private record Deflate() implements InflaterInputStreamFactory<InputStream> {
        @Override
        public InputStream create(InputStream in) {
            return new InflaterInputStream(buffered(in));
        }

        @Override
        public Collection<String> getCommonFileExtensions() {
            return List.of("deflate");
        }
    }
}
