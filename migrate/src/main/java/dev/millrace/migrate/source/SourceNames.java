package dev.millrace.migrate.source;

import dev.millrace.migrate.NamesTable;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Maps Flink's names in the form of sources: with a dot before the name of a nested class, and possibly a member
/// at the end.
final class SourceNames {
    static final String FLINK = "org.apache.flink.";

    private final NamesTable names;

    private final Set<String> own;

    /// @param own full names of the program's own classes
    SourceNames(NamesTable names, Set<String> own) {
        this.names = names;
        this.own = Set.copyOf(own);
    }

    /// Returns whether the name is a class of the program, a part of one, or a package of such classes.
    boolean isOwn(String sourceName) {
        String name = sourceName.endsWith(".*") ? sourceName.substring(0, sourceName.length() - 2) : sourceName;
        return own.stream()
                .anyMatch(each -> each.equals(name) || name.startsWith(each + ".") || isPackageOf(name, each));
    }

    private static boolean isPackageOf(String name, String className) {
        return !namesClass(name) && className.startsWith(name + ".");
    }

    /// Returns Millrace's name for a class or a member; empty if the class has no counterpart or the name is
    /// a package.
    Optional<String> ours(String sourceName) {
        String[] parts = sourceName.split("\\.");
        int outer = firstUpper(parts);
        if (outer < 0) return Optional.empty();
        for (int end = parts.length; end > outer; end--) {
            Optional<String> found = names.ours(binary(parts, outer, end));
            if (found.isEmpty()) continue;
            StringBuilder ours = new StringBuilder(found.get().replace('$', '.'));
            for (int i = end; i < parts.length; i++) ours.append('.').append(parts[i]);
            return Optional.of(ours.toString());
        }
        return Optional.empty();
    }

    /// Returns whether the name includes a class.
    static boolean namesClass(String sourceName) {
        return firstUpper(sourceName.split("\\.")) >= 0;
    }

    private static int firstUpper(String[] parts) {
        for (int i = 0; i < parts.length; i++) {
            if (!parts[i].isEmpty() && Character.isUpperCase(parts[i].charAt(0))) return i;
        }
        return -1;
    }

    private static String binary(String[] parts, int outer, int end) {
        StringBuilder name = new StringBuilder();
        for (int i = 0; i < end; i++) {
            if (i > 0) name.append(i > outer ? '$' : '.');
            name.append(parts[i]);
        }
        return name.toString();
    }

    /// Returns Millrace's names of the classes of a Flink package that a source uses.
    ///
    /// @param used the simple names in the source
    List<String> oursOfPackage(String flinkPackage, Set<String> used) {
        Set<String> found = new TreeSet<>();
        for (String name : used) names.ours(flinkPackage + "." + name).ifPresent(found::add);
        return List.copyOf(found);
    }

    /// Returns the classes of a Flink package that a source uses and that have no counterpart.
    List<String> missingOfPackage(String flinkPackage, Set<String> used) {
        return used.stream()
                .map(name -> flinkPackage + "." + name)
                .filter(name -> !own.contains(name))
                .filter(name -> names.row(name).isPresent() && names.ours(name).isEmpty())
                .sorted()
                .toList();
    }
}
