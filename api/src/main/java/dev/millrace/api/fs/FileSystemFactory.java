package dev.millrace.api.fs;

import dev.millrace.api.config.Plugin;
import java.io.IOException;
import java.net.URI;

/// Brings file systems for a scheme of addresses. A class of this kind, with a constructor without parameters, counts
/// if `META-INF/services/dev.millrace.api.fs.FileSystemFactory` names it.
public interface FileSystemFactory extends Plugin {

    /// Such as `s3`.
    String getScheme();

    /// Opens the file system of an address. Called once for each authority, such as a bucket.
    FileSystem create(URI fsUri) throws IOException;

    /// Of several factories for a scheme the one with the highest is taken.
    default int getPriority() {
        return 0;
    }
}
