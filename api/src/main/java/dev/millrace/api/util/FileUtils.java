package dev.millrace.api.util;

import dev.millrace.base.host.Disk;
import dev.millrace.base.host.Host;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/// Reads, writes and deletes local files. Programs built for Flink call these methods.
public final class FileUtils {
    private FileUtils() {}

    private static Disk disk() {
        return Host.real().disk();
    }

    /// Writes all bytes of a buffer.
    public static void writeCompletely(WritableByteChannel channel, ByteBuffer src) throws IOException {
        while (src.hasRemaining()) channel.write(src);
    }

    /// Returns the files and directories of a directory.
    public static Path[] listDirectory(Path directory) throws IOException {
        return disk().list(directory).stream().map(Disk.Entry::path).toArray(Path[]::new);
    }

    /// Returns the content of a text file.
    public static String readFile(File file, Charset charset) throws IOException {
        return new String(readAllBytes(file.toPath()), charset);
    }

    /// Returns the content of a text file in UTF-8.
    public static String readFileUtf8(File file) throws IOException {
        return readFile(file, StandardCharsets.UTF_8);
    }

    /// Writes a text file; an earlier one is replaced.
    public static void writeFile(File file, String contents, Charset encoding) throws IOException {
        try (OutputStream out = disk().create(file.toPath())) {
            out.write(contents.getBytes(encoding));
        }
    }

    /// Writes a text file in UTF-8; an earlier one is replaced.
    public static void writeFileUtf8(File file, String contents) throws IOException {
        writeFile(file, contents, StandardCharsets.UTF_8);
    }

    /// Returns the content of a file.
    public static byte[] readAllBytes(Path path) throws IOException {
        try (InputStream in = disk().read(path, 0)) {
            return in.readAllBytes();
        }
    }

    /// Deletes a file, or a directory with everything in it. A missing one is no error.
    public static void deleteFileOrDirectory(File file) throws IOException {
        Path path = file.toPath();
        if (!disk().exists(path)) return;
        if (disk().entry(path).isDirectory()) cleanDirectory(file);
        disk().delete(path);
    }

    /// Deletes a directory with everything in it. A missing one is no error.
    public static void deleteDirectory(File directory) throws IOException {
        deleteFileOrDirectory(directory);
    }

    /// Deletes a directory with everything in it, and ignores failures.
    public static void deleteDirectoryQuietly(File directory) {
        try {
            deleteDirectory(directory);
        } catch (IOException ignored) {
            // The caller asked for silence.
        }
    }

    /// Deletes everything in a directory.
    public static void cleanDirectory(File directory) throws IOException {
        List<Disk.Entry> entries = disk().list(directory.toPath());
        for (Disk.Entry each : entries) deleteFileOrDirectory(each.path().toFile());
    }

    /// Returns the name of a file without its last ending.
    public static String stripFileExtension(String fileName) {
        int dot = fileName.lastIndexOf('.');
        return dot < 0 ? fileName : fileName.substring(0, dot);
    }

    /// Returns the address of a file, also of one that does not exist.
    public static URL toURL(Path path) throws MalformedURLException {
        return path.toUri().toURL();
    }
}
