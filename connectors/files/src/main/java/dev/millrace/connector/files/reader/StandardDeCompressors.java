package dev.millrace.connector.files.reader;

import dev.millrace.api.io.format.InflaterInputStreamFactory;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Finds the decompressor of a file by the suffix of its name.
public final class StandardDeCompressors {
    private StandardDeCompressors() {}

    /// Returns the suffixes of all supported compressions, without the dot.
    public static Collection<String> getCommonSuffixes() {
        return Arrays.stream(CompressedStreams.values())
                .flatMap(each -> each.endings().stream())
                .toList();
    }

    /// Returns the decompressor for a suffix; null if the suffix does not indicate compression.
    ///
    /// @param extension with or without the dot
    public static @Nullable InflaterInputStreamFactory<?> getDecompressorForExtension(String extension) {
        String ending = (extension.startsWith(".") ? extension.substring(1) : extension).toLowerCase(Locale.ROOT);
        for (CompressedStreams each : CompressedStreams.values())
            if (each.endings().contains(ending)) return new Decompressing(each);
        return null;
    }

    /// Returns the decompressor for a file; null if its suffix does not indicate compression.
    public static @Nullable InflaterInputStreamFactory<?> getDecompressorForFileName(String fileName) {
        int dot = fileName.lastIndexOf('.');
        return dot < 0 ? null : getDecompressorForExtension(fileName.substring(dot + 1));
    }

    private record Decompressing(CompressedStreams compression) implements InflaterInputStreamFactory<InputStream> {
        @Override
        public InputStream create(InputStream in) throws IOException {
            return compression.decompress(in);
        }

        @Override
        public List<String> getCommonFileExtensions() {
            return compression.endings();
        }
    }
}
