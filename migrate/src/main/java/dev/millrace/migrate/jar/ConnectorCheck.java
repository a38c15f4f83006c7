package dev.millrace.migrate.jar;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/// Finds the classes and members of Flink that any class of given jars uses and that Millrace does not have. Runs no
/// code of the jars.
public final class ConnectorCheck {
    private static final String CLASS_FILE = ".class";
    private static final String VERSIONS = "META-INF/";

    private ConnectorCheck() {}

    /// Holds the missing parts of Flink in groups, each in the order of the parts' names.
    ///
    /// @param parts the parts that jobs with streams can meet
    /// @param table the parts of the table API and of SQL
    /// @param lineage the parts that describe the lineage of data
    /// @param isOperatorInternal true if the jars extend Flink's own operators, as flink-cep and Flink's planner do
    public record Findings(
            List<MissingPart> parts, List<MissingPart> table, List<MissingPart> lineage, boolean isOperatorInternal) {
        public Findings {
            parts = List.copyOf(parts);
            table = List.copyOf(table);
            lineage = List.copyOf(lineage);
        }
    }

    /// Checks jars together, so that a class of one jar can be used by another jar.
    ///
    /// @param engine loads Millrace's classes
    /// @throws IOException if a jar cannot be read
    public static Findings of(List<Path> jars, ClassLoader engine) throws IOException {
        List<String> classes = new ArrayList<>();
        for (Path jar : jars) classes.addAll(classes(jar));
        try (JobClassLoader program = new JobClassLoader(urls(jars), engine)) {
            List<MissingPart> all = new ArrayList<>(ProgramCheck.of(program, classes));
            all.sort((a, b) -> a.part().compareTo(b.part()));
            return new Findings(
                    all.stream()
                            .filter(each -> !isTable(each) && !isLineage(each))
                            .toList(),
                    all.stream().filter(ConnectorCheck::isTable).toList(),
                    all.stream().filter(ConnectorCheck::isLineage).toList(),
                    all.stream().anyMatch(ConnectorCheck::isOperatorInternal));
        }
    }

    private static boolean isTable(MissingPart missing) {
        return missing.part().startsWith("org.apache.flink.table.")
                || missing.user().startsWith("org.apache.flink.table.");
    }

    private static boolean isLineage(MissingPart missing) {
        return missing.part().startsWith("org.apache.flink.streaming.api.lineage.");
    }

    private static boolean isOperatorInternal(MissingPart missing) {
        return missing.part().startsWith("org.apache.flink.streaming.runtime.tasks.StreamTask");
    }

    private static List<String> classes(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile());
                Stream<JarEntry> entries = file.stream()) {
            return entries.map(JarEntry::getName)
                    .filter(name -> name.endsWith(CLASS_FILE) && !name.startsWith(VERSIONS))
                    .filter(name -> !name.endsWith("module-info.class"))
                    .map(name -> name.substring(0, name.length() - CLASS_FILE.length())
                            .replace('/', '.'))
                    .toList();
        }
    }

    private static URL[] urls(List<Path> jars) throws MalformedURLException {
        URL[] urls = new URL[jars.size()];
        for (int i = 0; i < urls.length; i++) urls[i] = jars.get(i).toUri().toURL();
        return urls;
    }
}
