package dev.millrace.api.fs.upload;

import dev.millrace.base.host.Host;
import java.io.File;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;

/// Counts the users of a local file, the first of which is its creator. The last user deletes the file. Users may come
/// and go in any thread.
public class RefCountedFile implements RefCounted {
    private final File file;
    private final AtomicInteger references = new AtomicInteger(1);

    /// True if the file accepts no more bytes.
    protected boolean closed;

    public RefCountedFile(File file) {
        this.file = file;
    }

    public File getFile() {
        return file;
    }

    @Override
    public void retain() {
        references.incrementAndGet();
    }

    /// Returns whether the file was deleted.
    @Override
    public boolean release() {
        if (references.decrementAndGet() != 0) return false;
        try {
            Host.real().disk().delete(file.toPath());
        } catch (IOException leftBehind) {
            // The directory of temporary files is deleted later.
        }
        return true;
    }

    /// Returns the number of users.
    public int getReferenceCounter() {
        return references.get();
    }
}
