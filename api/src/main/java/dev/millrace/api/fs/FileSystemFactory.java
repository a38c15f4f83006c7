package dev.millrace.api.fs;

import dev.millrace.api.config.Plugin;
import java.io.IOException;
import java.net.URI;

/// Creates file systems for a URI scheme. Implementations need a constructor without parameters and an entry
/// in `META-INF/services/dev.millrace.api.fs.FileSystemFactory`.
public interface FileSystemFactory extends Plugin {

    /// Returns the scheme, such as `s3`. `*` stands for all schemes that no other factory has.
    String getScheme();

    /// Creates the file system of a URI. Called once for each authority, such as a bucket.
    FileSystem create(URI fsUri) throws IOException;

    /// Returns the priority. If several factories have the same scheme, the highest priority wins.
    default int getPriority() {
        return 0;
    }
}
