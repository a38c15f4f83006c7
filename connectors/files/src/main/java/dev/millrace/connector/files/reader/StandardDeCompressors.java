package dev.millrace.connector.files.reader;

import dev.millrace.api.io.format.InflaterInputStreamFactory;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What files are decompressed with, by the endings of their names.
public final class StandardDeCompressors {
    private StandardDeCompressors() {}

    /// All endings, without the dot, of files that are decompressed.
    public static Collection<String> getCommonSuffixes() {
        return Arrays.stream(CompressedStreams.values())
                .flatMap(each -> each.endings().stream())
                .toList();
    }

    /// What decompresses files of an ending; null if they are not known to be compressed.
    ///
    /// @param extension with or without the dot
    public static @Nullable InflaterInputStreamFactory<?> getDecompressorForExtension(String extension) {
        String ending = (extension.startsWith(".") ? extension.substring(1) : extension).toLowerCase(Locale.ROOT);
        for (CompressedStreams each : CompressedStreams.values())
            if (each.endings().contains(ending)) return new Decompressing(each);
        return null;
    }

    /// What decompresses a file; null if its ending does not say that it is compressed.
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
