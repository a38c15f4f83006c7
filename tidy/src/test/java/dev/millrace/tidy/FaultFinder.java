package dev.millrace.tidy;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/// Finds all faults of the project in its sources, with the texts of all code that reports them.
final class FaultFinder {
    private static final String UNKNOWN = "…";
    private static final Set<String> WHAT = Set.of("what", "argument", "state", "unsupported");

    /// Describes a report of a fault. Values of a single case are replaced by `…`.
    record Report(String what, String why, String fix) implements Comparable<Report> {
        private static final Comparator<Report> BY_TEXT =
                Comparator.comparing(Report::what).thenComparing(Report::why).thenComparing(Report::fix);

        /// Compares texts, so that the page does not depend on the order of the files.
        @Override
        public int compareTo(Report other) {
            return BY_TEXT.compare(this, other);
        }
    }

    /// Describes a fault with the texts of all its reports.
    record Found(int number, String category, String title, Set<Report> reports) {}

    /// The faults by `Class.CONSTANT`.
    private final Map<String, Found> faults = new TreeMap<>();

    /// The values of constant texts by `Class.CONSTANT`.
    private final Map<String, String> texts = new HashMap<>();

    /// Returns the faults by number.
    static Map<Integer, Found> all() throws IOException {
        FaultFinder finder = new FaultFinder();
        List<Path> sources = Project.sources().stream()
                .filter(path -> path.toString().contains("/src/main/"))
                .toList();
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task = (JavacTask)
                    compiler.getTask(null, files, null, null, null, files.getJavaFileObjectsFromPaths(sources));
            List<CompilationUnitTree> units = new ArrayList<>();
            task.parse().forEach(units::add);
            for (CompilationUnitTree unit : units) unit.accept(finder.new Constants(), null);
            for (CompilationUnitTree unit : units) unit.accept(finder.new Reports(), null);
        }
        Map<Integer, Found> byNumber = new TreeMap<>();
        finder.faults.values().forEach(each -> byNumber.put(each.number, each));
        return byNumber;
    }

    /// Holds the name of the class that contains the visited tree.
    private abstract static class InClass extends TreeScanner<Void, Void> {
        protected String type = "";

        @Override
        public Void visitClass(ClassTree tree, Void nothing) {
            String outer = type;
            type = tree.getSimpleName().toString();
            super.visitClass(tree, nothing);
            type = outer;
            return nothing;
        }
    }

    /// Finds the constants of faults and texts.
    private final class Constants extends InClass {
        @Override
        public Void visitVariable(VariableTree variable, Void nothing) {
            String name = type + "." + variable.getName();
            ExpressionTree value = variable.getInitializer();
            if (value instanceof NewClassTree made && isFault(made)) {
                List<? extends ExpressionTree> arguments = made.getArguments();
                faults.put(
                        name,
                        new Found(
                                Integer.parseInt(arguments.get(0).toString()),
                                arguments.get(1).toString().replaceAll(".*\\.", ""),
                                text(arguments.get(2), type),
                                new TreeSet<>()));
            } else if (value != null
                    && variable.getType() != null
                    && variable.getType().toString().equals("String")) {
                String text = text(value, type);
                if (!text.contains(UNKNOWN)) texts.put(name, text);
            }
            return super.visitVariable(variable, nothing);
        }
    }

    /// Returns whether an expression creates a fault with a literal number of four digits.
    private static boolean isFault(NewClassTree made) {
        return made.getIdentifier().toString().equals("Fault")
                && made.getArguments().getFirst().toString().matches("\\d{4}");
    }

    /// Finds the code that reports faults.
    private final class Reports extends InClass {
        private final Map<String, String> imported = new HashMap<>();
        private final Map<String, List<Found>> variables = new HashMap<>();
        private final List<String> outer = new ArrayList<>();

        @Override
        public Void visitImport(ImportTree tree, Void nothing) {
            String[] words = tree.getQualifiedIdentifier().toString().split("\\.");
            if (tree.isStatic()) imported.put(words[words.length - 1], words[words.length - 2]);
            return super.visitImport(tree, nothing);
        }

        @Override
        public Void visitMethodInvocation(MethodInvocationTree call, Void nothing) {
            Map<String, String> said = new HashMap<>();
            List<Found> reported = unwind(call, said);
            if (reported.isEmpty()) return super.visitMethodInvocation(call, nothing);
            Report report = new Report(
                    said.getOrDefault("what", UNKNOWN),
                    said.getOrDefault("why", said.containsKey("cause") ? UNKNOWN : ""),
                    said.getOrDefault("fix", UNKNOWN));
            reported.forEach(each -> each.reports.add(report));
            return nothing;
        }

        /// Follows a call chain from its last call to the constant at its start.
        private List<Found> unwind(ExpressionTree tree, Map<String, String> said) {
            ExpressionTree at = tree;
            while (at instanceof MethodInvocationTree call
                    && call.getMethodSelect() instanceof MemberSelectTree method) {
                String name = method.getIdentifier().toString();
                String kind = WHAT.contains(name) ? "what" : name;
                if (!Set.of("what", "why", "cause", "fix").contains(kind)) return List.of();
                String text = call.getArguments().isEmpty()
                        ? UNKNOWN
                        : text(call.getArguments().getFirst(), type);
                said.put(kind, kind.equals("cause") ? UNKNOWN : text);
                at = method.getExpression();
            }
            return said.containsKey("what") ? meant(at) : List.of();
        }

        /// A variable stands for one of the faults that it was made from.
        @Override
        public Void visitVariable(VariableTree variable, Void nothing) {
            boolean isFault =
                    variable.getType() != null && variable.getType().toString().equals("Fault");
            if (isFault && variable.getInitializer() instanceof ConditionalExpressionTree choice) {
                List<Found> choices = new ArrayList<>(meant(choice.getTrueExpression()));
                choices.addAll(meant(choice.getFalseExpression()));
                variables.put(type + "." + variable.getName(), choices);
            }
            return super.visitVariable(variable, nothing);
        }

        private List<Found> meant(ExpressionTree tree) {
            List<Found> choices = variables.get(type + "." + tree);
            if (choices != null) return choices;
            Found one = fault(tree);
            return one == null ? List.of() : List.of(one);
        }

        private @Nullable Found fault(ExpressionTree tree) {
            if (tree instanceof IdentifierTree name) {
                String plain = name.getName().toString();
                Found own = faults.get(type + "." + plain);
                if (own != null) return own;
                if (imported.containsKey(plain)) return faults.get(imported.get(plain) + "." + plain);
                return inOuterClass(plain);
            }
            if (!(tree instanceof MemberSelectTree select)) return null;
            String owner = select.getExpression().toString().replaceAll(".*\\.", "");
            return faults.get(owner + "." + select.getIdentifier());
        }

        private @Nullable Found inOuterClass(String constant) {
            return outer.stream()
                    .map(each -> faults.get(each + "." + constant))
                    .filter(each -> each != null)
                    .findFirst()
                    .orElse(null);
        }

        @Override
        public Void visitClass(ClassTree tree, Void nothing) {
            outer.addFirst(tree.getSimpleName().toString());
            super.visitClass(tree, nothing);
            outer.removeFirst();
            return nothing;
        }
    }

    /// Returns a text as far as the source determines it.
    private String text(ExpressionTree tree, String type) {
        return switch (tree) {
            case LiteralTree literal -> pattern(String.valueOf(literal.getValue()));
            case BinaryTree sum -> text(sum.getLeftOperand(), type) + text(sum.getRightOperand(), type);
            case ParenthesizedTree inner -> text(inner.getExpression(), type);
            case ConditionalExpressionTree choice ->
                text(choice.getTrueExpression(), type) + " / " + text(choice.getFalseExpression(), type);
            case IdentifierTree name -> texts.getOrDefault(type + "." + name.getName(), UNKNOWN);
            default -> UNKNOWN;
        };
    }

    private static String pattern(String format) {
        return format.replaceAll("%[-,.0-9]*[sdfxb]", UNKNOWN)
                .replace("%n", " ")
                .replace("%%", "%");
    }
}
