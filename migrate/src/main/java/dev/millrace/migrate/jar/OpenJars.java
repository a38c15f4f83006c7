package dev.millrace.migrate.jar;

import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URL;
import java.net.URLConnection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/// Keeps the jars of one class loader open, because a large jar takes long to open. No other loader uses these open
/// jars, so a loader can close its jars while other loaders still read the same files. Thread-safe.
final class OpenJars implements Closeable {
    private final Map<File, JarFile> jars = new ConcurrentHashMap<>();

    /// Returns the content of a class file or resource.
    byte[] read(URL file) throws IOException {
        try (InputStream bytes = open(file)) {
            return bytes.readAllBytes();
        }
    }

    /// Opens a class file or resource.
    InputStream open(URL file) throws IOException {
        URLConnection connection = file.openConnection();
        connection.setUseCaches(false);
        if (!(connection instanceof JarURLConnection jar)
                || !jar.getJarFileURL().getProtocol().equals("file")) return connection.getInputStream();
        JarFile open = jar(jar.getJarFileURL());
        ZipEntry entry = open.getEntry(jar.getEntryName());
        if (entry == null) throw new IOException(file + " does not exist");
        // The whole content is read, so that the stream stays valid after the jar is closed.
        try (InputStream bytes = open.getInputStream(entry)) {
            return new ByteArrayInputStream(bytes.readAllBytes());
        }
    }

    /// Returns the jar or directory that contains a file.
    static URL place(URL file) throws IOException {
        return file.openConnection() instanceof JarURLConnection jar ? jar.getJarFileURL() : file;
    }

    private JarFile jar(URL place) throws IOException {
        try {
            return jars.computeIfAbsent(new File(URI.create(place.toString())), OpenJars::open);
        } catch (UncheckedIOException failed) {
            throw failed.getCause();
        }
    }

    private static JarFile open(File file) {
        try {
            return new JarFile(file, false, ZipFile.OPEN_READ, Runtime.version());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void close() throws IOException {
        for (JarFile each : jars.values()) each.close();
    }
}
