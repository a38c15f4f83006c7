package dev.millrace.migrate.source;

import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreeScanner;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Rewrites idioms of Flink 1.x: `Time.minutes(5)` becomes `Duration.ofMinutes(5)`, and `open(Configuration)`
/// becomes `open(OpenContext)`.
final class Idioms extends TreeScanner<@Nullable Void, @Nullable Void> {
    private static final Set<String> TIMES =
            Set.of("org.apache.flink.streaming.api.windowing.time.Time", "org.apache.flink.api.common.time.Time");
    private static final Map<String, String> UNITS = Map.of(
            "milliseconds", "ofMillis",
            "seconds", "ofSeconds",
            "minutes", "ofMinutes",
            "hours", "ofHours",
            "days", "ofDays");
    private static final String OPEN_CONTEXT = "dev.millrace.api.process.OpenContext";

    private final Edits edits;
    private final Places places;
    private final boolean hasTime;
    private final Set<String> newImports = new TreeSet<>();

    /// @param imported all names in the source's imports
    Idioms(Edits edits, Places places, Set<String> imported) {
        this.edits = edits;
        this.places = places;
        this.hasTime = imported.stream().anyMatch(TIMES::contains);
    }

    /// Returns whether an import is no longer needed.
    boolean isReplaced(String imported) {
        return TIMES.contains(imported);
    }

    /// Returns imports that the rewritten source needs in addition.
    Set<String> newImports() {
        return newImports;
    }

    @Override
    public @Nullable Void visitMethod(MethodTree tree, @Nullable Void nothing) {
        boolean isOpen = tree.getName().contentEquals("open")
                && tree.getParameters().size() == 1
                && tree.getParameters().getFirst().getType().toString().equals("Configuration");
        if (isOpen) {
            VariableTree parameter = tree.getParameters().getFirst();
            edits.replace(places.start(parameter.getType()), places.end(parameter.getType()), "OpenContext");
            newImports.add(OPEN_CONTEXT);
            String body = tree.getBody() == null ? "" : tree.getBody().toString();
            String name = parameter.getName().toString();
            if (body.replace("super.open(" + name + ")", "").matches("(?s).*\\b" + name + "\\b.*")) {
                edits.remark(
                        places.start(tree),
                        "open() gets no Configuration any more: pass what it reads to the function's constructor");
            }
        }
        return super.visitMethod(tree, null);
    }

    @Override
    public @Nullable Void visitMethodInvocation(MethodInvocationTree tree, @Nullable Void nothing) {
        if (hasTime && tree.getMethodSelect() instanceof MemberSelectTree select && isTime(select)) {
            String method = select.getIdentifier().toString();
            String unit = UNITS.get(method);
            if (unit != null) replaceName(select, method, unit);
            else if (method.equals("of") && tree.getArguments().size() == 2) {
                var timeUnit = tree.getArguments().get(1);
                edits.insert(places.end(timeUnit), ".toChronoUnit()");
            }
        }
        return super.visitMethodInvocation(tree, null);
    }

    private static boolean isTime(MemberSelectTree select) {
        return select.getExpression() instanceof IdentifierTree owner
                && owner.getName().contentEquals("Time");
    }

    private void replaceName(MemberSelectTree select, String before, String after) {
        int end = places.end(select);
        edits.replace(end - before.length(), end, after);
    }

    @Override
    public @Nullable Void visitIdentifier(IdentifierTree tree, @Nullable Void nothing) {
        if (hasTime && tree.getName().contentEquals("Time")) {
            edits.replace(places.start(tree), places.end(tree), "Duration");
            newImports.add("java.time.Duration");
        }
        return super.visitIdentifier(tree, null);
    }

    @Override
    public @Nullable Void visitMemberSelect(MemberSelectTree tree, @Nullable Void nothing) {
        if (hasTime && tree.getIdentifier().contentEquals("toMilliseconds")) {
            replaceName(tree, "toMilliseconds", "toMillis");
        }
        return super.visitMemberSelect(tree, null);
    }
}
