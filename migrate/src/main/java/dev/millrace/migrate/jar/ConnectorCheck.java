package dev.millrace.migrate.jar;

import dev.millrace.migrate.NamesTable;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Finds the classes and members of Flink that any class of given jars uses and that Millrace does not have. Runs no
/// code of the jars.
public final class ConnectorCheck {
    private static final String CLASS_FILE = ".class";
    private static final String VERSIONS = "META-INF/";
    /// Matches packages of the table API, also those of connectors, and converters of its rows.
    private static final Pattern TABLE = Pattern.compile("\\.table\\.|RowData");
    /// Matches libraries that must be in the program: Flink CDC, and libraries that a jar has relocated.
    private static final Pattern LIBRARY = Pattern.compile("^org\\.apache\\.flink\\.(cdc\\.|.*\\.shaded\\.|shaded\\.)");

    private ConnectorCheck() {}

    /// Holds the missing parts of Flink in groups, each in the order of the parts' names.
    ///
    /// @param parts the parts that jobs with streams can meet
    /// @param table the parts of the table API and of SQL
    /// @param lineage the parts that describe the lineage of data
    /// @param libraries the missing classes of other libraries whose packages begin as Flink's do
    public record Findings(
            List<MissingPart> parts, List<MissingPart> table, List<MissingPart> lineage, List<MissingPart> libraries) {
        public Findings {
            parts = List.copyOf(parts);
            table = List.copyOf(table);
            lineage = List.copyOf(lineage);
            libraries = List.copyOf(libraries);
        }

        /// Returns the library that needs internal operators of Flink and thus does not run; empty if there is none.
        public Optional<String> unsupported() {
            if (uses("org.apache.flink.table.planner.")) return Optional.of("Flink's planner");
            return parts.stream().anyMatch(each -> each.user().startsWith("org.apache.flink.cep."))
                    ? Optional.of("flink-cep")
                    : Optional.empty();
        }

        private boolean uses(String prefix) {
            return table.stream().anyMatch(each -> each.user().startsWith(prefix));
        }
    }

    private enum Group {
        PARTS,
        TABLE,
        LINEAGE,
        LIBRARIES
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
            Map<Group, List<MissingPart>> groups = all.stream().collect(Collectors.groupingBy(ConnectorCheck::group));
            return new Findings(
                    groups.getOrDefault(Group.PARTS, List.of()),
                    groups.getOrDefault(Group.TABLE, List.of()),
                    groups.getOrDefault(Group.LINEAGE, List.of()),
                    groups.getOrDefault(Group.LIBRARIES, List.of()));
        }
    }

    /// Returns whether the table of names counts a class, or the class of a member, to the table API.
    private static boolean isTable(String part) {
        return NamesTable.flink()
                .row(part)
                .filter(row -> row.area().equals("table"))
                .isPresent();
    }

    private static Group group(MissingPart missing) {
        String part = missing.part();
        if (part.startsWith("org.apache.flink.streaming.api.lineage.")) return Group.LINEAGE;
        boolean isTable =
                TABLE.matcher(part).find() || TABLE.matcher(missing.user()).find() || isTable(part);
        if (isTable) return Group.TABLE;
        return LIBRARY.matcher(part).find() ? Group.LIBRARIES : Group.PARTS;
    }

    /// Returns the classes of a jar that programs load.
    private static List<String> classes(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile());
                Stream<JarEntry> entries = file.stream()) {
            return entries.map(JarEntry::getName)
                    .filter(name -> name.endsWith(CLASS_FILE) && !name.startsWith(VERSIONS))
                    .filter(name -> !name.endsWith("module-info.class"))
                    .map(name -> name.substring(0, name.length() - CLASS_FILE.length())
                            .replace('/', '.'))
                    // The loader of programs takes Millrace's classes in place of these.
                    .filter(name -> NamesTable.flink().ours(name).isEmpty())
                    .toList();
        }
    }

    private static URL[] urls(List<Path> jars) throws MalformedURLException {
        URL[] urls = new URL[jars.size()];
        for (int i = 0; i < urls.length; i++) urls[i] = jars.get(i).toUri().toURL();
        return urls;
    }
}
