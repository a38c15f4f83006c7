package dev.millrace.migrate;

import dev.millrace.migrate.Access.Promise;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.SequencedSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Selects the Flink classes that a program, a connector or a test can name:
///
/// - all classes that are annotated as public, evolving or experimental
/// - all classes without an annotation in the jars that programs use directly
/// - all classes without an annotation in signatures of the former
final class FlinkApi {
    private static final Pattern CLASS = Pattern.compile("L([^;]+);");
    private static final Pattern DIRECT = Pattern.compile(
            "flink-(annotations|metrics-core|connector-base|connector-files|connector-datagen|file-sink-common|cep|test-utils|csv|json)-.*");
    private static final Pattern HARNESS =
            Pattern.compile("org\\.apache\\.flink\\.streaming\\.util\\.[A-Za-z]*(Harness|Harnesses)");
    /// Internal packages of the engine. Their classes without an annotation do not count, except those for contexts
    /// and tests.
    private static final Pattern INSIDE = Pattern.compile("org\\.apache\\.flink\\.(shaded\\..*|.*\\.internal\\..*"
            + "|runtime\\.(?!state\\.ManagedInitializationContext|testutils\\.MiniCluster).*)");

    private final ClassFiles classes;

    FlinkApi(ClassFiles classes) {
        this.classes = classes;
    }

    /// Returns the top-level classes, by name.
    SequencedSet<String> topLevel() {
        SequencedSet<String> found = new TreeSet<>();
        Deque<String> open = new ArrayDeque<>();
        for (ClassFiles.Found each : classes.all()) {
            if (isMeant(each)) open.add(each.name());
        }
        while (!open.isEmpty()) {
            String name = open.remove();
            if (found.add(name)) mentioned(name, open);
        }
        return found;
    }

    private boolean isMeant(ClassFiles.Found each) {
        if (!isTopLevel(each.name()) || !Access.isVisible(Access.flags(each.model()))) return false;
        if (each.origin().endsWith("-tests.jar"))
            return HARNESS.matcher(each.name()).matches();
        Promise promise = Access.promise(each.model());
        boolean isDirect = DIRECT.matcher(each.origin()).matches();
        return switch (promise) {
            case PUBLIC, EVOLVING, EXPERIMENTAL -> true;
            case NONE -> isDirect && !INSIDE.matcher(each.name()).matches();
            case INTERNAL -> false;
        };
    }

    private static boolean isTopLevel(String name) {
        return name.indexOf('$') < 0;
    }

    private void mentioned(String name, Deque<String> open) {
        ClassModel model = classes.find(name).orElseThrow();
        Set<String> names = new TreeSet<>(Access.parents(model));
        Access.methods(model).forEach(each -> add(each.methodType().stringValue(), names));
        Access.fields(model).forEach(each -> add(each.fieldType().stringValue(), names));
        for (String each : names) {
            if (isFollowed(each)) open.add(each);
        }
        for (String nested : Access.nested(model)) {
            boolean isSeen = classes.find(nested)
                    .filter(each -> Access.isVisible(Access.flags(each)) && Access.promise(each) != Promise.INTERNAL)
                    .isPresent();
            if (isSeen) mentioned(nested, open);
        }
    }

    private boolean isFollowed(String name) {
        if (!isTopLevel(name) || !name.startsWith("org.apache.flink.")) return false;
        if (INSIDE.matcher(name).matches()) return false;
        return classes.find(name)
                .filter(each -> Access.is(Access.flags(each), ClassFile.ACC_PUBLIC))
                .filter(each -> Access.promise(each) != Promise.INTERNAL)
                .isPresent();
    }

    private static void add(String descriptor, Set<String> names) {
        Matcher matcher = CLASS.matcher(descriptor);
        while (matcher.find()) names.add(ClassFiles.name(matcher.group(1)));
    }
}
