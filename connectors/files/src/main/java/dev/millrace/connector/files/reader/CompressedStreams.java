package dev.millrace.connector.files.reader;

import com.github.luben.zstd.ZstdInputStream;
import dev.millrace.api.fs.FSDataInputStream;
import dev.millrace.api.fs.Path;
import dev.millrace.connector.files.fs.DecompressedInput;
import dev.millrace.connector.files.fs.FileFaults;
import dev.millrace.connector.files.fs.OpenedFile;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;

/// Identifies the compression of a file by the suffix of its name.
public enum CompressedStreams {
    NONE,
    GZIP,
    DEFLATE,
    ZSTANDARD;

    private static final int BUFFER_SIZE = 64 * 1024;

    /// @throws dev.millrace.base.fault.MillraceException for suffixes of unsupported compressions
    public static CompressedStreams of(Path path) {
        String name = path.getName().toLowerCase(Locale.ROOT);
        String ending = name.substring(name.lastIndexOf('.') + 1);
        for (CompressedStreams each : values()) if (each.endings().contains(ending)) return each;
        return switch (ending) {
            case "bz2", "xz", "lzma", "lz4", "z", "zip", "br" ->
                throw FileFaults.COMPRESSION
                        .what("%s has an unsupported compression.", path)
                        .why("The supported extensions are .gz, .gzip, .deflate, .zst and .zstd.")
                        .fix("Compress the file in another format, for example zstd, or exclude the file with a file"
                                + " filter.");
            default -> NONE;
        };
    }

    /// Returns the suffixes of this compression, in lower case and without the dot.
    List<String> endings() {
        return switch (this) {
            case NONE -> List.of();
            case GZIP -> List.of("gz", "gzip");
            case DEFLATE -> List.of("deflate");
            case ZSTANDARD -> List.of("zst", "zstd");
        };
    }

    /// Opens a file at its first byte, decompressed.
    ///
    /// @param size the size of the file in bytes
    public FSDataInputStream open(Path path, long size) throws IOException {
        if (this == NONE) return OpenedFile.open(path, size);
        return new DecompressedInput(path, () -> decompress(OpenedFile.open(path, size)));
    }

    /// Decompresses a stream, and closes the stream on failure.
    InputStream decompress(InputStream compressed) throws IOException {
        InputStream raw = new BufferedInputStream(compressed, BUFFER_SIZE);
        try {
            raw.mark(1);
            // An empty file has no header, but it is valid and has no records.
            if (raw.read() < 0) return raw;
            raw.reset();
            return switch (this) {
                case NONE -> raw;
                case GZIP -> new GZIPInputStream(raw, BUFFER_SIZE);
                case DEFLATE -> new InflaterInputStream(raw);
                case ZSTANDARD -> new ZstdInputStream(raw);
            };
        } catch (IOException failed) {
            raw.close();
            throw failed;
        }
    }
}
