package dev.millrace.connector.files.enumerate;

import dev.millrace.api.fs.Path;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// Accepts files and directories whose whole path, without scheme, matches a regular expression.
public class RegexFileFilter implements Predicate<Path> {
    private final Pattern pattern;

    public RegexFileFilter(String regex) {
        this.pattern = Pattern.compile(regex);
    }

    @Override
    public boolean test(Path path) {
        return pattern.matcher(path.getPath()).matches();
    }
}
