package dev.millrace.migrate.source;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreeScanner;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Rewrites calls and declarations whose parameters changed in Flink 2: default triggers, serializers, writers of
/// sinks, and savepoints. Adds a remark if the source does not contain enough information.
final class EarlierCalls extends TreeScanner<@Nullable Void, @Nullable Void> {
    private static final String SINK = "org.apache.flink.api.connector.sink2.Sink";
    private static final String SAVEPOINTS = "org.apache.flink.state.api.";
    private static final Set<String> BY_OPERATOR = Set.of(
            "readKeyedState",
            "readListState",
            "readUnionState",
            "readBroadcastState",
            "withOperator",
            "removeOperator");

    private final Edits edits;
    private final Places places;
    private final boolean hasSink;
    private final boolean hasSavepoints;
    private final Set<String> configs = new TreeSet<>();
    private final Set<String> newImports = new TreeSet<>();

    /// @param imported all names in the source's imports
    EarlierCalls(Edits edits, Places places, Set<String> imported) {
        this.edits = edits;
        this.places = places;
        this.hasSink = imported.contains(SINK) || imported.contains("org.apache.flink.api.connector.sink2.*");
        this.hasSavepoints = imported.stream().anyMatch(each -> each.startsWith(SAVEPOINTS));
    }

    /// Returns imports that the rewritten source needs in addition.
    Set<String> newImports() {
        return newImports;
    }

    @Override
    public @Nullable Void visitMethod(MethodTree tree, @Nullable Void nothing) {
        VariableTree only =
                tree.getParameters().size() == 1 ? tree.getParameters().getFirst() : null;
        if (only != null && only.getType() != null) declared(tree, only);
        return super.visitMethod(tree, null);
    }

    private void declared(MethodTree method, VariableTree parameter) {
        String type = simple(parameter.getType());
        if (method.getName().contentEquals("getDefaultTrigger") && type.equals("StreamExecutionEnvironment")) {
            if (uses(method, parameter)) {
                edits.remark(places.start(method), "getDefaultTrigger() gets no environment any more");
            }
            edits.replace(places.start(parameter), places.end(parameter), "");
        }
        if (method.getName().contentEquals("createSerializer") && type.equals("ExecutionConfig")) {
            edits.replace(places.start(parameter.getType()), places.end(parameter.getType()), "SerializerConfig");
            newImports.add("dev.millrace.api.type.SerializerConfig");
        }
    }

    private static boolean uses(MethodTree method, VariableTree parameter) {
        String body = method.getBody() == null ? "" : method.getBody().toString();
        // Calls of the same name lose the argument, too.
        String rest = body.replace("getDefaultTrigger(" + parameter.getName() + ")", "");
        return rest.matches("(?s).*\\b" + parameter.getName() + "\\b.*");
    }

    private static String simple(Tree type) {
        String name = type.toString();
        return name.substring(name.lastIndexOf('.') + 1);
    }

    @Override
    public @Nullable Void visitMethodInvocation(MethodInvocationTree tree, @Nullable Void nothing) {
        String method = tree.getMethodSelect() instanceof MemberSelectTree select
                ? select.getIdentifier().toString()
                : "";
        List<? extends ExpressionTree> arguments = tree.getArguments();
        if (method.equals("getDefaultTrigger") && arguments.size() == 1) {
            ExpressionTree environment = arguments.getFirst();
            edits.replace(places.start(environment), places.end(environment), "");
        }
        if (method.equals("createSerializer") && arguments.size() == 1) serializer(arguments.getFirst());
        if (hasSavepoints && !arguments.isEmpty()) savepoint(tree, method, arguments);
        return super.visitMethodInvocation(tree, null);
    }

    private void serializer(ExpressionTree config) {
        String text = config.toString();
        boolean isConfig = text.startsWith("new ExecutionConfig(")
                || text.endsWith("getExecutionConfig()")
                || text.endsWith(".getConfig()")
                || configs.contains(text);
        if (isConfig) edits.insert(places.end(config), ".getSerializerConfig()");
    }

    private void savepoint(MethodInvocationTree tree, String method, List<? extends ExpressionTree> arguments) {
        ExpressionTree first = arguments.getFirst();
        if (method.equals("fromExistingSavepoint") && !mayBeEnvironment(arguments)) {
            edits.remark(
                    places.start(tree),
                    "fromExistingSavepoint gets the environment before the path: fromExistingSavepoint(env, path)");
        }
        if (!BY_OPERATOR.contains(method)) return;
        if (first instanceof LiteralTree literal && literal.getValue() instanceof String) {
            edits.insert(places.start(first), "OperatorIdentifier.forUid(");
            edits.insert(places.end(first), ")");
            newImports.add("dev.millrace.processor.OperatorIdentifier");
        } else if (first instanceof IdentifierTree) {
            edits.remark(
                    places.start(tree),
                    method + " gets an OperatorIdentifier: write OperatorIdentifier.forUid(" + first
                            + ") if that is a text");
        }
    }

    private static boolean mayBeEnvironment(List<? extends ExpressionTree> arguments) {
        return arguments.size() > 1 && !(arguments.getFirst() instanceof LiteralTree);
    }

    @Override
    public @Nullable Void visitMemberSelect(MemberSelectTree tree, @Nullable Void nothing) {
        if (hasSink && tree.toString().equals("Sink.InitContext")) {
            edits.replace(places.start(tree), places.end(tree), "WriterInitContext");
            newImports.add("dev.millrace.api.sink.WriterInitContext");
        }
        if (tree.toString().equals("CheckpointConfig.ExternalizedCheckpointCleanup")) {
            edits.replace(places.start(tree), places.end(tree), "ExternalizedCheckpointRetention");
            newImports.add("dev.millrace.api.config.ExternalizedCheckpointRetention");
        }
        return super.visitMemberSelect(tree, null);
    }

    /// Rewrites a source. First collects the types of variables, so that calls before a declaration are
    /// rewritten, too.
    void rewrite(CompilationUnitTree unit) {
        new ConfigNames().scan(unit, null);
        scan(unit, null);
    }

    /// Collects the variables that hold a configuration, except parameters whose type changes.
    private final class ConfigNames extends TreeScanner<@Nullable Void, @Nullable Void> {
        private final Set<String> changed = new TreeSet<>();

        @Override
        public @Nullable Void visitMethod(MethodTree tree, @Nullable Void nothing) {
            if (tree.getName().contentEquals("createSerializer"))
                tree.getParameters().forEach(each -> changed.add(each.getName().toString()));
            super.visitMethod(tree, null);
            configs.removeAll(changed);
            return null;
        }

        @Override
        public @Nullable Void visitVariable(VariableTree tree, @Nullable Void nothing) {
            if (tree.getType() != null && simple(tree.getType()).equals("ExecutionConfig"))
                configs.add(tree.getName().toString());
            return super.visitVariable(tree, null);
        }
    }
}
