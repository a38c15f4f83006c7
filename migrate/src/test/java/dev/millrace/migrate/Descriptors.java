package dev.millrace.migrate;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Flink's descriptors in our names.
final class Descriptors {
    private static final Pattern CLASS = Pattern.compile("L([^;]+);");
    private static final String FLINK = "org/apache/flink/";

    private final NamesTable table;

    Descriptors(NamesTable table) {
        this.table = table;
    }

    /// The first class of a descriptor that nothing stands for here.
    Optional<String> homeless(String descriptor) {
        Matcher matcher = CLASS.matcher(descriptor);
        while (matcher.find()) {
            String internal = matcher.group(1);
            if (internal.startsWith(FLINK)
                    && table.ours(ClassFiles.name(internal)).isEmpty()) {
                return Optional.of(simple(ClassFiles.name(internal)));
            }
        }
        return Optional.empty();
    }

    /// The descriptor with each of Flink's classes replaced by ours; one without a counterpart stays.
    String ours(String descriptor) {
        return CLASS.matcher(descriptor).replaceAll(match -> {
            String name = ClassFiles.name(match.group(1));
            return Matcher.quoteReplacement("L" + table.ours(name).orElse(name).replace('.', '/') + ";");
        });
    }

    /// A descriptor as people write it, without packages.
    static String readable(String name, String descriptor) {
        if (!descriptor.startsWith("(")) return name + ": " + type(descriptor);
        int end = descriptor.indexOf(')');
        StringBuilder text = new StringBuilder(name).append('(');
        int at = 1;
        while (at < end) {
            int next = afterType(descriptor, at);
            if (at > 1) text.append(", ");
            text.append(type(descriptor.substring(at, next)));
            at = next;
        }
        text.append(')');
        String result = descriptor.substring(end + 1);
        return result.equals("V")
                ? text.toString()
                : text.append(": ").append(type(result)).toString();
    }

    private static int afterType(String descriptor, int start) {
        int at = start;
        while (descriptor.charAt(at) == '[') at++;
        return descriptor.charAt(at) == 'L' ? descriptor.indexOf(';', at) + 1 : at + 1;
    }

    private static String type(String descriptor) {
        if (descriptor.startsWith("[")) return type(descriptor.substring(1)) + "[]";
        if (descriptor.startsWith("L")) {
            return simple(ClassFiles.name(descriptor.substring(1, descriptor.length() - 1)));
        }
        return switch (descriptor) {
            case "Z" -> "boolean";
            case "B" -> "byte";
            case "C" -> "char";
            case "S" -> "short";
            case "I" -> "int";
            case "J" -> "long";
            case "F" -> "float";
            case "D" -> "double";
            default -> "void";
        };
    }

    /// A class's name without its package, with a dot before the name of a nested class.
    static String simple(String binaryName) {
        return binaryName.substring(binaryName.lastIndexOf('.') + 1).replace('$', '.');
    }
}
