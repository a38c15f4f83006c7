package dev.millrace.tidy;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/// Checks the shapes of methods and the names of classes in the syntax trees of the compiler.
final class ShapesTest {
    private static final int METHOD_LINES_MAX = 60;
    private static final int PARAMETERS_MAX = 7;
    private static final Pattern EMPTY_ENDING =
            Pattern.compile(".+(Manager|Helper|Helpers|Util|Utils|Impl|Base|Wrapper|Info|Data)");
    private static final Pattern EMPTY_BEGINNING = Pattern.compile("(Abstract|Default|Base)[A-Z].*");

    /// Describes a violation and its location.
    private record Finding(String rule, String what) {}

    private static final class Reader extends TreeScanner<Void, Void> {
        private final String file;
        private final CompilationUnitTree unit;
        private final SourcePositions positions;
        private final List<Finding> findings;

        Reader(String file, CompilationUnitTree unit, SourcePositions positions, List<Finding> findings) {
            this.file = file;
            this.unit = unit;
            this.positions = positions;
            this.findings = findings;
        }

        @Override
        public Void visitMethod(MethodTree method, Void nothing) {
            String name = file + ": " + method.getName();
            boolean isOneLinePerField = file.contains("/api/tuple/");
            if (lines(method) > METHOD_LINES_MAX && !isOneLinePerField)
                findings.add(new Finding("long", name + ", " + lines(method)));
            boolean isConstructor = method.getName().contentEquals("<init>");
            if (!isConstructor && !isOfFlink() && method.getParameters().size() > PARAMETERS_MAX) {
                findings.add(new Finding("wide", name));
            }
            return super.visitMethod(method, nothing);
        }

        @Override
        public Void visitClass(ClassTree type, Void nothing) {
            String name = type.getSimpleName().toString();
            boolean saysNothing = EMPTY_ENDING.matcher(name).matches()
                    || EMPTY_BEGINNING.matcher(name).matches();
            if (!isOfFlink() && saysNothing) findings.add(new Finding("name", file + ": " + name));
            return super.visitClass(type, nothing);
        }

        /// Returns whether Flink defines the names and parameters of the class.
        private boolean isOfFlink() {
            return file.startsWith("api/")
                    || file.startsWith("table/")
                    || file.startsWith("connectors/")
                    || file.startsWith("formats/avro/")
                    || file.startsWith("testkit/")
                    || file.contains("/metrics/dropwizard/");
        }

        private long lines(Tree tree) {
            LineMap map = unit.getLineMap();
            long first = map.getLineNumber(positions.getStartPosition(unit, tree));
            return map.getLineNumber(positions.getEndPosition(unit, tree)) - first + 1;
        }
    }

    private static List<Finding> findings() throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<Finding> findings = new ArrayList<>();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task = (JavacTask) compiler.getTask(
                    null, files, null, null, null, files.getJavaFileObjectsFromPaths(Project.sources()));
            read(task, findings);
        }
        return findings;
    }

    private static void read(JavacTask task, List<Finding> findings) throws IOException {
        SourcePositions positions = Trees.instance(task).getSourcePositions();
        for (CompilationUnitTree unit : task.parse()) {
            String file = unit.getSourceFile().toUri().getScheme().equals("file")
                    ? Project.ROOT
                            .relativize(Path.of(unit.getSourceFile().toUri()))
                            .toString()
                    : "text";
            unit.accept(new Reader(file, unit, positions, findings), null);
        }
    }

    private static List<String> breaking(String rule, List<Finding> findings) {
        return findings.stream()
                .filter(finding -> finding.rule.equals(rule))
                .map(Finding::what)
                .toList();
    }

    @Test
    void methods_are_short_and_narrow_and_names_say_something() throws IOException {
        List<Finding> findings = findings();
        assertThat(breaking("long", findings))
                .describedAs("%d lines is the end of a method", METHOD_LINES_MAX)
                .isEmpty();
        assertThat(breaking("wide", findings))
                .describedAs("%d parameters is the end", PARAMETERS_MAX)
                .isEmpty();
        assertThat(breaking("name", findings))
                .describedAs("say what it is or does")
                .isEmpty();
    }

    @Test
    void the_rules_find_what_they_are_for() throws IOException {
        String text = "class TaskManager { void wide(int a, int b, int c, int d, int e, int f, int g, int h) {"
                + "\n".repeat(METHOD_LINES_MAX) + "} }";
        var source = new SimpleJavaFileObject(URI.create("string:///Text.java"), SimpleJavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return text;
            }
        };
        List<Finding> findings = new ArrayList<>();
        read(
                (JavacTask) ToolProvider.getSystemJavaCompiler().getTask(null, null, null, null, null, List.of(source)),
                findings);
        assertThat(findings).extracting(Finding::rule).containsExactlyInAnyOrder("name", "wide", "long");
    }
}
