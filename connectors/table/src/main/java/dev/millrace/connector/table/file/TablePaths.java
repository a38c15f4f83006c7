package dev.millrace.connector.table.file;

import dev.millrace.api.fs.FileStatus;
import dev.millrace.api.fs.FileSystem;
import dev.millrace.api.fs.Path;
import dev.millrace.base.fault.Category;
import dev.millrace.base.fault.Fault;
import dev.millrace.base.fault.MillraceException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/// Finds the files of a table. Not thread-safe.
///
/// @param table the name of the table, for errors
/// @param path a path, in which * and ? and {a,b} may stand
/// @param regex a regular expression that the path of each file must match; null for all
record TablePaths(String table, String path, @Nullable String regex) {
    private static final Fault UNREADABLE = new Fault(2932, Category.USER, "the files of a table cannot be read");
    private static final int FILES_MAX = 1_000_000;

    /// Returns all files in order.
    ///
    /// @throws MillraceException if the path does not exist or cannot be read
    List<Path> files() {
        List<FileStatus> files = statuses();
        return files.stream().map(FileStatus::getPath).toList();
    }

    /// Returns the sum of the sizes of the files in bytes; -1 if it is unknown.
    long bytes() {
        List<FileStatus> files = present();
        return files.isEmpty()
                ? -1
                : files.stream().mapToLong(FileStatus::getLen).sum();
    }

    /// Returns all files in order; none if the path does not exist or cannot be read. The query that reads the table
    /// reports the reason.
    List<FileStatus> present() {
        try {
            return statuses();
        } catch (MillraceException unreadable) {
            return List.of();
        }
    }

    private List<FileStatus> statuses() {
        Path whole = new Path(path);
        try {
            FileSystem files = whole.getFileSystem();
            List<FileStatus> roots =
                    hasPattern(whole.getPath()) ? expanded(files, whole) : List.of(files.getFileStatus(whole));
            if (roots.isEmpty()) throw unreadable("No file matches the path.", null);
            Pattern condition = regex == null ? null : Pattern.compile(regex);
            List<FileStatus> found = new ArrayList<>();
            for (FileStatus each : roots) collect(files, each, condition, found);
            found.sort(Comparator.comparing(status -> status.getPath().toString()));
            return found;
        } catch (FileNotFoundException missing) {
            throw unreadable("The path does not exist.", missing);
        } catch (IOException failed) {
            throw unreadable(String.valueOf(failed.getMessage()), failed);
        } catch (PatternSyntaxException wrong) {
            throw unreadable("source.path.regex-pattern is wrong: " + wrong.getDescription(), wrong);
        }
    }

    private MillraceException unreadable(String reason, @Nullable Exception cause) {
        var report = UNREADABLE
                .what("The files of the table %s at %s cannot be read.", table, path)
                .why("%s", reason);
        return (cause == null ? report : report.cause(cause)).fix("Check the option 'path' and its permissions.");
    }

    private void collect(FileSystem files, FileStatus status, @Nullable Pattern condition, List<FileStatus> found)
            throws IOException {
        if (!status.isDir()) {
            boolean fits = condition == null
                    || condition.matcher(status.getPath().getPath()).matches();
            if (fits) found.add(status);
            if (found.size() > FILES_MAX) throw new IOException("there are more than " + FILES_MAX + " files");
            return;
        }
        FileStatus[] children = files.listStatus(status.getPath());
        if (children == null) throw new IOException("the directory " + status.getPath() + " cannot be listed");
        for (FileStatus each : children) {
            if (!isHidden(each.getPath())) collect(files, each, condition, found);
        }
    }

    private static boolean isHidden(Path file) {
        return file.getName().startsWith(".")
                || file.getName().startsWith("_") && !file.getName().contains("=");
    }

    private static boolean hasPattern(String text) {
        return text.chars().anyMatch(c -> c == '*' || c == '?' || c == '{' || c == '[');
    }

    private static List<FileStatus> expanded(FileSystem files, Path whole) throws IOException {
        String[] parts = whole.getPath().split("/");
        List<Path> paths =
                List.of(new Path(whole.toUri().getScheme(), whole.toUri().getAuthority(), "/"));
        if (!whole.getPath().startsWith("/")) paths = List.of(new Path("."));
        for (String part : parts) if (!part.isEmpty()) paths = children(files, paths, part);
        List<FileStatus> found = new ArrayList<>();
        for (Path each : paths) if (files.exists(each)) found.add(files.getFileStatus(each));
        return found;
    }

    private static List<Path> children(FileSystem files, List<Path> parents, String part) throws IOException {
        List<Path> found = new ArrayList<>();
        Pattern pattern = hasPattern(part) ? WildcardPattern.of(part) : null;
        for (Path each : parents) {
            if (pattern == null) {
                found.add(new Path(each, part));
                continue;
            }
            if (!files.exists(each) || !files.getFileStatus(each).isDir()) continue;
            for (FileStatus child : files.listStatus(each)) {
                boolean fits = pattern.matcher(child.getPath().getName()).matches();
                if (fits && !isHidden(child.getPath())) found.add(child.getPath());
            }
        }
        return found;
    }
}
