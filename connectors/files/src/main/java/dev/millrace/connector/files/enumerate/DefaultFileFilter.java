package dev.millrace.connector.files.enumerate;

import dev.millrace.api.fs.Path;
import java.util.function.Predicate;

/// Ignores hidden files and directories: those whose names begin with `.` or `_`.
public final class DefaultFileFilter implements Predicate<Path> {

    @Override
    public boolean test(Path path) {
        String name = path.getName();
        return !name.startsWith(".") && !name.startsWith("_");
    }
}
