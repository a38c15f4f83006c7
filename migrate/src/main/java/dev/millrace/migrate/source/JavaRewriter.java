package dev.millrace.migrate.source;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.Trees;
import dev.millrace.migrate.NamesTable;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/// Rewrites Java sources: replaces Flink's names by Millrace's, and replaces APIs of Flink 1.x by their successors.
/// All other text remains unchanged. Thread-safe.
public final class JavaRewriter {
    private final SourceNames names;

    /// Creates a rewriter for sources without a known program.
    public JavaRewriter(NamesTable names) {
        this(names, Set.of());
    }

    /// Creates a rewriter for the sources of one program.
    ///
    /// @param own full names of the program's own classes, which may be in Flink's packages; see [OwnClasses]
    public JavaRewriter(NamesTable names, Set<String> own) {
        this.names = new SourceNames(names, own);
    }

    /// @param source a whole file; if it does not parse, the result is unchanged, with a remark
    public Rewritten rewrite(String source) {
        if (!source.contains(SourceNames.FLINK) && !Imports.mayNeedLibraries(source))
            return new Rewritten(source, List.of());
        DiagnosticCollector<JavaFileObject> problems = new DiagnosticCollector<>();
        JavacTask task = (JavacTask) ToolProvider.getSystemJavaCompiler()
                .getTask(null, null, problems, List.of("-proc:none"), null, List.of(new Text(source)));
        try {
            CompilationUnitTree unit = task.parse().iterator().next();
            for (Diagnostic<?> problem : problems.getDiagnostics()) {
                if (problem.getKind() != Diagnostic.Kind.ERROR) continue;
                String what = "left as it is, since it cannot be parsed: " + problem.getMessage(null);
                return new Rewritten(source, List.of(new Remark((int) problem.getLineNumber(), what)));
            }
            return rewrite(source, unit, Trees.instance(task));
        } catch (IOException impossible) {
            throw new IllegalStateException("a text in memory cannot be read", impossible);
        }
    }

    private Rewritten rewrite(String source, CompilationUnitTree unit, Trees trees) {
        Edits edits = new Edits(source);
        Set<String> imported = unit.getImports().stream()
                .map(each -> each.getQualifiedIdentifier().toString())
                .collect(Collectors.toCollection(TreeSet::new));
        Places places = new Places(unit, trees.getSourcePositions());
        UsedNames used = new UsedNames();
        used.scan(unit, null);
        Idioms idioms = new Idioms(edits, places, imported);
        idioms.scan(unit, null);
        EarlierCalls calls = new EarlierCalls(edits, places, imported);
        calls.rewrite(unit);
        new QualifiedNames(edits, places, names).scan(unit.getTypeDecls(), null);
        Imports imports = new Imports(edits, places, names, used.simpleNames());
        for (ImportTree each : unit.getImports()) imports.rewrite(each, idioms);
        Set<String> wanted = new TreeSet<>(idioms.newImports());
        wanted.addAll(calls.newImports());
        imports.add(wanted, unit);
        return edits.result();
    }

    private static final class Text extends SimpleJavaFileObject {
        private final String text;

        Text(String text) {
            super(URI.create("string:///Source.java"), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
