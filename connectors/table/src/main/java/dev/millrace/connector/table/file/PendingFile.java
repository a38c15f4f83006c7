package dev.millrace.connector.table.file;

import dev.millrace.api.fs.FSDataOutputStream;
import dev.millrace.api.fs.FileSystem;
import dev.millrace.api.fs.Path;
import dev.millrace.base.fault.Category;
import dev.millrace.base.fault.Fault;
import dev.millrace.base.fault.MillraceException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/// Is a hidden file that is being written. Not thread-safe.
final class PendingFile {
    static final Fault UNWRITABLE = new Fault(2933, Category.USER, "the files of a table cannot be written");
    private static final int FLUSH_CHARS = 64 * 1024;

    private final String directory;
    private final String name;
    private final Path path;
    private final FSDataOutputStream stream;
    private final StringBuilder text = new StringBuilder();
    private long bytes;

    private PendingFile(String directory, String name, Path path, FSDataOutputStream stream) {
        this.directory = directory;
        this.name = name;
        this.path = path;
        this.stream = stream;
    }

    /// @param directory the directory below the table
    /// @param name the file with the directory
    static PendingFile create(WriteTarget target, String directory, String name) {
        Path path = target.staged(name);
        try {
            FileSystem files = path.getFileSystem();
            Path parent = path.getParent();
            if (parent != null) files.mkdirs(parent);
            return new PendingFile(directory, name, path, files.create(path, FileSystem.WriteMode.NO_OVERWRITE));
        } catch (IOException failed) {
            throw unwritable(path, failed);
        }
    }

    static MillraceException unwritable(Path path, IOException failed) {
        return UNWRITABLE
                .what("The file %s cannot be written.", path)
                .cause(failed)
                .fix("Check the option 'path', its permissions and the free space. The table is unchanged.");
    }

    String directory() {
        return directory;
    }

    String name() {
        return name;
    }

    /// Returns the text to append to.
    StringBuilder text() {
        return text;
    }

    /// Returns the number of bytes in the file.
    long bytes() {
        return bytes;
    }

    void flushIfFull() {
        if (text.length() >= FLUSH_CHARS) flush();
    }

    private void flush() {
        byte[] encoded = text.toString().getBytes(StandardCharsets.UTF_8);
        text.setLength(0);
        try {
            stream.write(encoded);
        } catch (IOException failed) {
            throw unwritable(path, failed);
        }
        bytes += encoded.length;
    }

    void finish() throws IOException {
        flush();
        try {
            stream.sync();
            stream.close();
        } catch (IOException failed) {
            throw unwritable(path, failed);
        }
    }

    /// Closes the file, whose rows nobody wants any more.
    void abandon() {
        try {
            stream.close();
        } catch (IOException ignored) {
            // The commit deletes the directory of hidden files.
        }
    }
}
