package dev.millrace.api.io;

import dev.millrace.api.fs.Path;
import java.io.Serializable;

/// Says which files of a directory are left out.
public abstract class FilePathFilter implements Serializable {
    private static final long serialVersionUID = 1L;

    /// The ending of files that a copying program has not finished.
    public static final String HADOOP_COPYING = "_COPYING_";

    public FilePathFilter() {}

    /// Whether the file or directory is left out.
    public abstract boolean filterPath(Path filePath);

    /// Leaves out hidden and unfinished files.
    public static FilePathFilter createDefaultFilter() {
        return new DefaultFilter();
    }

    /// Leaves out files whose names begin with `.` or `_`, or tell that they are not finished.
    public static class DefaultFilter extends FilePathFilter {
        private static final long serialVersionUID = 1L;

        DefaultFilter() {}

        @Override
        public boolean filterPath(Path filePath) {
            String name = filePath.getName();
            return name.startsWith(".") || name.startsWith("_") || name.contains(HADOOP_COPYING);
        }
    }
}
