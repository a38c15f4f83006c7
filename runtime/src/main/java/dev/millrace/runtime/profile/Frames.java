package dev.millrace.runtime.profile;

import java.util.regex.Pattern;

/// Normalizes the names of calls and threads, so that similar ones have the same name.
final class Frames {
    /// The names of lambdas and hidden classes differ between processes. Recordings have a dot where other sources
    /// have a slash.
    private static final Pattern HIDDEN = Pattern.compile("(\\$\\$Lambda(?:\\$\\d+)?)?(?:[/+.]0x[0-9a-f]+|[/+]\\d+)");

    private static final Pattern NUMBERS = Pattern.compile("\\d+");

    private Frames() {}

    static String call(String type, String method) {
        return HIDDEN.matcher(type).replaceAll(found -> found.group(1) == null ? "" : "\\$\\$Lambda") + "." + method;
    }

    /// Formats a class name as in source code.
    ///
    /// @param name the JVM's name, for example `[Ljava.lang.String;` for an array
    static String type(String name) {
        int dimensions = name.lastIndexOf('[') + 1;
        if (dimensions == 0) return name;
        String element = switch (name.charAt(dimensions)) {
            case 'Z' -> "boolean";
            case 'B' -> "byte";
            case 'C' -> "char";
            case 'S' -> "short";
            case 'I' -> "int";
            case 'J' -> "long";
            case 'F' -> "float";
            case 'D' -> "double";
            default -> name.substring(dimensions + 1, name.length() - 1);
        };
        return element + "[]".repeat(dimensions);
    }

    /// Returns the common name of a pool's threads.
    static String threads(String name) {
        return "[" + (name.isBlank() ? "unnamed" : NUMBERS.matcher(name).replaceAll("N")) + "]";
    }
}
