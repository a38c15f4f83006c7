package dev.millrace.runtime.profile;

import java.util.regex.Pattern;

/// Names of calls and threads, so that those that are alike have the same.
final class Frames {
    /// Lambdas and hidden classes have other names in each process. Recordings write a point where others have a slash.
    private static final Pattern HIDDEN = Pattern.compile("(\\$\\$Lambda(?:\\$\\d+)?)?(?:[/+.]0x[0-9a-f]+|[/+]\\d+)");

    private static final Pattern NUMBERS = Pattern.compile("\\d+");

    private Frames() {}

    static String call(String type, String method) {
        return HIDDEN.matcher(type).replaceAll(found -> found.group(1) == null ? "" : "\\$\\$Lambda") + "." + method;
    }

    /// A class as people write it.
    ///
    /// @param name as the JVM has it: `[Ljava.lang.String;` for arrays
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

    /// What threads of a pool have in common.
    static String threads(String name) {
        return "[" + (name.isBlank() ? "unnamed" : NUMBERS.matcher(name).replaceAll("N")) + "]";
    }
}
