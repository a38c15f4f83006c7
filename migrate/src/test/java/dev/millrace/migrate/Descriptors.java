package dev.millrace.migrate;

import java.lang.classfile.ClassModel;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Converts Flink's descriptors to Millrace's names.
final class Descriptors {
    private static final Pattern CLASS = Pattern.compile("L([^;]+);");
    private static final Pattern PACKAGE = Pattern.compile("\\b(?:[a-z][\\w-]*\\.)+(?=[A-Z])");
    private static final String FLINK = "org/apache/flink/";

    private final NamesTable table;
    private final ClassFiles flink;

    Descriptors(NamesTable table, ClassFiles flink) {
        this.table = table;
        this.flink = flink;
    }

    /// Returns the first class of a descriptor that has no counterpart, without its package.
    Optional<String> homeless(String descriptor) {
        return withoutCounterpart(descriptor).findFirst().map(Descriptors::simple);
    }

    /// Returns whether a descriptor names an internal Flink class without a counterpart, which programs cannot be
    /// expected to use.
    boolean isInternal(String descriptor) {
        return withoutCounterpart(descriptor)
                .anyMatch(name ->
                        flink.find(outermost(name)).filter(Descriptors::isKept).isPresent());
    }

    private static boolean isKept(ClassModel model) {
        return Access.promise(model) == Access.Promise.INTERNAL || !Access.isVisible(Access.flags(model));
    }

    private Stream<String> withoutCounterpart(String descriptor) {
        return CLASS.matcher(descriptor)
                .results()
                .map(match -> match.group(1))
                .filter(internal -> internal.startsWith(FLINK))
                .map(ClassFiles::name)
                .filter(name -> table.ours(name).isEmpty());
    }

    private static String outermost(String name) {
        int nested = name.indexOf('$');
        return nested < 0 ? name : name.substring(0, nested);
    }

    /// Returns the descriptor with Millrace's classes; classes without a counterpart remain.
    String ours(String descriptor) {
        return CLASS.matcher(descriptor).replaceAll(match -> {
            String name = ClassFiles.name(match.group(1));
            return Matcher.quoteReplacement("L" + table.ours(name).orElse(name).replace('.', '/') + ";");
        });
    }

    /// Returns a readable descriptor, without packages.
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
        return primitive(descriptor);
    }

    /// Returns the name of a primitive type or void.
    static String primitive(String descriptor) {
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

    /// Returns a readable generic signature, without packages.
    static String withoutPackages(String signature) {
        return PACKAGE.matcher(signature).replaceAll("").replace('$', '.');
    }

    /// Returns a class's name without its package, with a dot before the name of a nested class.
    static String simple(String binaryName) {
        return binaryName.substring(binaryName.lastIndexOf('.') + 1).replace('$', '.');
    }
}
