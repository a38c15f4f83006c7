package dev.millrace.migrate.export;

import dev.millrace.base.fault.MillraceException;
import dev.millrace.migrate.NamesTable;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Knows which classes and members of Millrace Flink 2.3 does not have. Names are internal, with slashes.
final class MissingInFlink {
    private static final String RESOURCE = "missing-in-flink.tsv";

    private final NamesTable names;
    private final Set<String> rows = new HashSet<>();
    private final Map<String, Set<String>> abstracts = new HashMap<>();

    private MissingInFlink(NamesTable names) {
        this.names = names;
    }

    /// Reads the list that comes with Millrace.
    static MissingInFlink read(NamesTable names) {
        try (InputStream bytes = MissingInFlink.class.getResourceAsStream(RESOURCE)) {
            if (bytes == null) throw broken(RESOURCE + " is not on the class path.");
            var reader = new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8));
            return parse(names, reader.lines().toList());
        } catch (IOException failure) {
            throw ExportFaults.TABLE
                    .what("The list %s ended unexpectedly.", RESOURCE)
                    .cause(failure)
                    .fix("Report this error in the build.");
        }
    }

    /// Parses rows of three columns separated by tabs: kind, class, member.
    static MissingInFlink parse(NamesTable names, List<String> lines) {
        MissingInFlink missing = new MissingInFlink(names);
        for (String line : lines) {
            if (line.isBlank() || line.startsWith("#")) continue;
            String[] columns = line.split("\t", -1);
            if (columns.length != 3) throw broken("\"" + line + "\" is not a row.");
            missing.add(columns[0], columns[1].replace('.', '/'), columns[2]);
        }
        return missing;
    }

    private void add(String kind, String owner, String member) {
        if (kind.equals("abstract"))
            abstracts.computeIfAbsent(owner, _ -> new HashSet<>()).add(member);
        else rows.add(kind + " " + owner + " " + member);
    }

    /// Returns whether Flink has no such class.
    boolean isClass(String owner) {
        return rows.contains("class " + owner + " ")
                || names.flinks(owner.replace('/', '.')).isEmpty();
    }

    /// Returns whether Flink's class cannot be extended.
    boolean isFinal(String owner) {
        return rows.contains("final " + owner + " ") || rows.contains("kind " + owner + " ");
    }

    boolean isMethod(String owner, String name, String descriptor) {
        return rows.contains("member " + owner + " " + name + descriptor);
    }

    boolean isField(String owner, String name, String descriptor) {
        return rows.contains("member " + owner + " " + name + ":" + descriptor);
    }

    /// Returns the methods that subclasses must have in Flink only, each with its descriptor.
    Set<String> abstracts(String owner) {
        return abstracts.getOrDefault(owner, Set.of());
    }

    private static MillraceException broken(String what) {
        return ExportFaults.TABLE.what("%s", what).fix("Report this error in the build.");
    }
}
