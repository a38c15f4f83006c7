package dev.millrace.api.util;

import dev.millrace.base.host.Disk;
import dev.millrace.base.host.Host;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/// Copies streams and closes resources. Connectors built for Flink call these methods.
public final class IOUtils {
    private static final int BLOCK_BYTES = 4096;

    private IOUtils() {}

    /// Copies all bytes.
    ///
    /// @param close whether both streams are closed afterwards, also after a failure
    public static void copyBytes(InputStream in, OutputStream out, int buffSize, boolean close) throws IOException {
        try {
            byte[] block = new byte[buffSize];
            for (int read = in.read(block); read >= 0; read = in.read(block)) out.write(block, 0, read);
        } finally {
            if (close) {
                out.close();
                in.close();
            }
        }
    }

    /// Copies all bytes and closes both streams.
    public static void copyBytes(InputStream in, OutputStream out) throws IOException {
        copyBytes(in, out, BLOCK_BYTES, true);
    }

    /// Copies all bytes.
    public static void copyBytes(InputStream in, OutputStream out, boolean close) throws IOException {
        copyBytes(in, out, BLOCK_BYTES, close);
    }

    /// Reads a number of bytes.
    ///
    /// @throws IOException if the stream ends before
    public static void readFully(InputStream in, byte[] buf, int off, int len) throws IOException {
        if (in.readNBytes(buf, off, len) < len) throw new EOFException("the stream ended before " + len + " bytes");
    }

    /// Fills an array as far as the stream has bytes, and returns their number.
    public static int tryReadFully(InputStream in, byte[] buf) throws IOException {
        return in.readNBytes(buf, 0, buf.length);
    }

    /// Skips a number of bytes.
    ///
    /// @throws IOException if the stream ends before
    public static void skipFully(InputStream in, long len) throws IOException {
        in.skipNBytes(len);
    }

    /// Closes resources and logs failures.
    public static void cleanup(@Nullable Logger log, @Nullable AutoCloseable... closeables) {
        for (AutoCloseable each : closeables) {
            try {
                if (each != null) each.close();
            } catch (Exception thrown) {
                if (log != null) log.debug("{} could not be closed", each, thrown);
            }
        }
    }

    /// Closes a stream without reporting a failure.
    public static void closeStream(@Nullable Closeable stream) {
        cleanup(null, stream);
    }

    /// Closes a socket without reporting a failure.
    public static void closeSocket(java.net.@Nullable Socket sock) {
        cleanup(null, sock);
    }

    /// Closes all resources, also after a failure. The first failure is thrown and holds the others as suppressed ones.
    public static void closeAll(@Nullable AutoCloseable... closeables) throws Exception {
        closeAll(Arrays.asList(closeables));
    }

    /// Closes all resources, also after a failure. The first failure is thrown and holds the others as suppressed ones.
    public static void closeAll(Iterable<? extends @Nullable AutoCloseable> closeables) throws Exception {
        closeAll(closeables, Exception.class);
    }

    /// Closes all resources, also after a failure of the given type.
    ///
    /// @param suppressedException other failures are thrown at once
    public static <T extends Throwable> void closeAll(
            Iterable<? extends @Nullable AutoCloseable> closeables, Class<T> suppressedException) throws Exception {
        Exception first = null;
        for (AutoCloseable each : closeables) {
            try {
                if (each != null) each.close();
            } catch (Throwable thrown) {
                if (!suppressedException.isInstance(thrown)) throw thrown;
                Exception failure = thrown instanceof Exception known ? known : new Exception(thrown);
                first = ExceptionUtils.firstOrSuppressed(failure, first);
            }
        }
        if (first != null) throw first;
    }

    /// Closes resources without reporting failures.
    public static void closeAllQuietly(@Nullable AutoCloseable... closeables) {
        cleanup(null, closeables);
    }

    /// Closes resources without reporting failures.
    public static void closeAllQuietly(Iterable<? extends @Nullable AutoCloseable> closeables) {
        closeables.forEach(IOUtils::closeQuietly);
    }

    /// Closes a resource without reporting a failure.
    public static void closeQuietly(@Nullable AutoCloseable closeable) {
        cleanup(null, closeable);
    }

    /// Deletes a file, or a directory with its content.
    public static void deleteFilesRecursively(Path path) throws Exception {
        Disk disk = Host.real().disk();
        if (!disk.exists(path)) return;
        if (disk.entry(path).isDirectory()) for (Disk.Entry each : disk.list(path)) deleteFilesRecursively(each.path());
        disk.delete(path);
    }

    /// Deletes a file without reporting a failure.
    public static void deleteFileQuietly(Path path) {
        cleanup(null, () -> Host.real().disk().delete(path));
    }
}
