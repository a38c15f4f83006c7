package dev.millrace.api.io;

import dev.millrace.api.fs.Path;
import java.io.Serializable;

/// Filters files: defines which files of a directory are not read.
public abstract class FilePathFilter implements Serializable {
    private static final long serialVersionUID = 1L;

    /// The suffix of files that a copy has not completed.
    public static final String HADOOP_COPYING = "_COPYING_";

    public FilePathFilter() {}

    /// Returns whether a file or directory is excluded.
    public abstract boolean filterPath(Path filePath);

    /// Creates a filter that excludes hidden and incomplete files.
    public static FilePathFilter createDefaultFilter() {
        return new DefaultFilter();
    }

    /// Excludes files whose names start with `.` or `_`, and files whose names mark them as incomplete.
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
