package dev.millrace.api.source.legacy;

import dev.millrace.api.source.SourceFaults;
import dev.millrace.base.host.Disk;
import dev.millrace.base.host.Host;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Serializable;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/// Iterates over the lines of a local text file, or of all files in a directory whose names do not begin with `_` or
/// `.`. The first access opens the files. A serialized copy continues after the lines that were read. Not thread-safe.
public final class TextLines implements Iterator<String>, Serializable {
    private static final long serialVersionUID = 1L;

    private final String path;
    private final String charset;
    private long given;
    private transient @Nullable Queue<Path> files;
    private transient @Nullable BufferedReader reader;
    private transient @Nullable String next;

    /// @param path a local path or a `file:` URI
    /// @param charset the name of the encoding of the files
    public TextLines(String path, String charset) {
        this.path = path;
        this.charset = charset;
    }

    /// Converts a local path or a `file:` URI to a path.
    public static Path local(String text) {
        return text.startsWith("file:") ? Path.of(URI.create(text).getPath()) : Path.of(text);
    }

    @Override
    public boolean hasNext() {
        try {
            if (files == null) skip(given);
            if (next == null) next = read();
            return next != null;
        } catch (IOException thrown) {
            throw SourceFaults.FETCHER_FAILED
                    .what("The text file %s cannot be read.", path)
                    .cause(thrown)
                    .fix("Check that the file exists and is readable.");
        }
    }

    @Override
    public String next() {
        if (!hasNext() || next == null) throw new NoSuchElementException(path + " has no more lines");
        String line = next;
        next = null;
        given++;
        return line;
    }

    private void skip(long lines) throws IOException {
        files = new ArrayDeque<>();
        Disk.Entry entry = Host.real().disk().entry(local(path));
        if (!entry.isDirectory()) files.add(entry.path());
        else {
            for (Disk.Entry child : Host.real().disk().list(entry.path())) {
                String name = child.path().getFileName().toString();
                boolean isHidden = name.startsWith("_") || name.startsWith(".");
                if (!child.isDirectory() && !isHidden) files.add(child.path());
            }
        }
        for (long line = 0; line < lines; line++) read();
    }

    private @Nullable String read() throws IOException {
        while (true) {
            BufferedReader open = reader;
            if (open == null) {
                Path file = files == null ? null : files.poll();
                if (file == null) return null;
                open = new BufferedReader(
                        new InputStreamReader(Host.real().disk().read(file, 0), Charset.forName(charset)));
                reader = open;
            }
            String line = open.readLine();
            if (line != null) return line;
            open.close();
            reader = null;
        }
    }
}
