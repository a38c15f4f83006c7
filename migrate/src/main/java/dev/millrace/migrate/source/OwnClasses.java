package dev.millrace.migrate.source;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Collects the classes that a program itself declares in Flink's packages, so that they are not mistaken
/// for Flink's.
public final class OwnClasses {
    private static final Pattern PACKAGE = Pattern.compile("(?m)^\\s*package\\s+([\\w.]+)");
    private static final Pattern TYPE =
            Pattern.compile("(?m)^[\\w\\s@()\"]*?\\b(?:class|interface|enum|record|object|trait)\\s+(\\w+)");

    private final Set<String> names = new TreeSet<>();

    /// Creates an empty collection.
    public OwnClasses() {}

    /// Adds the top-level classes of a Java or Scala source.
    public void add(String source) {
        Matcher place = PACKAGE.matcher(source);
        if (!place.find() || !(place.group(1) + ".").startsWith(SourceNames.FLINK)) return;
        Matcher type = TYPE.matcher(source);
        while (type.find()) names.add(place.group(1) + "." + type.group(1));
    }

    /// Returns the full names.
    public Set<String> names() {
        return Set.copyOf(names);
    }
}
