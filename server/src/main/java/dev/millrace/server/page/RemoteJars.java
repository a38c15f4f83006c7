package dev.millrace.server.page;

import dev.millrace.api.fs.FSDataOutputStream;
import dev.millrace.api.fs.FileStatus;
import dev.millrace.api.fs.FileSystem;
import dev.millrace.api.fs.FileSystem.WriteMode;
import dev.millrace.api.fs.Path;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/// Stores uploaded jars in a directory of any file system. Thread-safe.
///
/// @param directory the directory, which need not exist
record RemoteJars(Path directory) {
    /// Describes a jar.
    record Jar(String id, long modifiedMillis) {}

    private FileSystem files() throws IOException {
        return directory.getFileSystem();
    }

    private Path path(String name) {
        return new Path(directory, name);
    }

    /// Returns the address of a jar, with its scheme.
    String address(String id) {
        return path(id).toString();
    }

    /// Returns all complete jars.
    List<Jar> all() throws IOException {
        List<Jar> all = new ArrayList<>();
        for (FileStatus each : list()) {
            String id = each.getPath().getName();
            if (!each.isDir() && id.endsWith(JarFiles.JAR)) all.add(new Jar(id, each.getModificationTime()));
        }
        return all;
    }

    private FileStatus[] list() throws IOException {
        try {
            FileStatus[] found = files().listStatus(directory);
            return found == null ? new FileStatus[0] : found;
        } catch (FileNotFoundException noUploadYet) {
            return new FileStatus[0];
        }
    }

    boolean has(String id) throws IOException {
        return files().exists(path(id));
    }

    InputStream open(String id) throws IOException {
        return files().open(path(id));
    }

    /// Stores a jar. Other processes see the jar only when the jar is complete.
    void add(String id, InputStream content) throws IOException {
        FileSystem files = files();
        Path unfinished = path(id + ".unfinished");
        files.mkdirs(directory);
        try {
            try (FSDataOutputStream out = files.create(unfinished, WriteMode.OVERWRITE)) {
                content.transferTo(out);
            }
            if (!files.rename(unfinished, path(id)))
                throw new IOException(unfinished + " cannot be renamed to " + path(id));
        } catch (IOException failed) {
            files.delete(unfinished, false);
            throw failed;
        }
    }

    void delete(String id) throws IOException {
        files().delete(path(id), false);
    }
}
