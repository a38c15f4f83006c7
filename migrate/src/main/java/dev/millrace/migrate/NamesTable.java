package dev.millrace.migrate;

import dev.millrace.base.fault.MillraceException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Maps Flink's class names to Millrace's. Names are binary, with dots between packages and `$` before the name of
/// a nested class. A nested class without a row follows its outer class.
///
/// Immutable and thread-safe.
public final class NamesTable {
    private static final String RESOURCE = "flink-names.tsv";
    private static final int COLUMNS = 4;

    private final SequencedMap<String, NameRow> byFlink;
    private final Map<String, NameRow> byOurs;

    /// Creates a table of the given rows.
    ///
    /// @throws MillraceException if two rows name the same Flink class
    public NamesTable(Iterable<NameRow> rows) {
        SequencedMap<String, NameRow> flinks = new LinkedHashMap<>();
        Map<String, NameRow> ours = new LinkedHashMap<>();
        for (NameRow row : rows) {
            if (flinks.putIfAbsent(row.flink(), row) != null) throw broken(row.flink() + " has two rows.");
            // If several Flink classes map to one class, a current Flink class has precedence over a former one.
            if (row.ours() != null) ours.merge(row.ours(), row, (one, two) -> one.isFormer() ? two : one);
        }
        this.byFlink = flinks;
        this.byOurs = ours;
    }

    /// Returns the table of Flink's names, from 1.18 to 2.3, that comes with Millrace.
    public static NamesTable flink() {
        return Flink.TABLE;
    }

    /// Reads the table once, when a program needs it.
    private static final class Flink {
        static final NamesTable TABLE = read();
    }

    private static NamesTable read() {
        try (InputStream bytes = NamesTable.class.getResourceAsStream(RESOURCE)) {
            if (bytes == null) throw broken(RESOURCE + " is not on the class path.");
            var reader = new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8));
            return parse(reader.lines().toList());
        } catch (IOException failure) {
            throw MigrateFaults.TABLE
                    .what("The table %s ended unexpectedly.", RESOURCE)
                    .cause(failure)
                    .fix("Try again.");
        }
    }

    /// Parses rows of four columns separated by tabs: Flink's class, Millrace's class or `-`, area, remark. Ignores
    /// empty lines and lines that begin with `#`.
    ///
    /// @throws MillraceException if a line does not have four columns, or a class has two rows
    public static NamesTable parse(List<String> lines) {
        return new NamesTable(lines.stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(NamesTable::parsed)
                .toList());
    }

    private static NameRow parsed(String line) {
        String[] columns = line.split("\t", -1);
        if (columns.length != COLUMNS || columns[0].isBlank() || columns[2].isBlank()) {
            throw broken("\"" + line + "\" is not a row.");
        }
        return new NameRow(columns[0], columns[1].equals("-") ? null : columns[1], columns[2], columns[3]);
    }

    /// Returns Millrace's class for a Flink class; empty if there is none or if the name is unknown.
    public Optional<String> ours(String flinkName) {
        NameRow row = innermost(flinkName, byFlink);
        if (row == null || row.ours() == null) return Optional.empty();
        return Optional.of(row.ours() + flinkName.substring(row.flink().length()));
    }

    /// Returns Flink's class for a Millrace class; empty if Flink has none. If there are several, returns the first
    /// one in the table that Flink still has.
    public Optional<String> flinks(String ourName) {
        NameRow row = innermost(ourName, byOurs);
        if (row == null || row.ours() == null) return Optional.empty();
        return Optional.of(row.flink() + ourName.substring(row.ours().length()));
    }

    /// Returns the row of a class, or of its innermost outer class with a row.
    public Optional<NameRow> row(String flinkName) {
        return Optional.ofNullable(innermost(flinkName, byFlink));
    }

    /// Returns all rows, in the order of the table.
    public List<NameRow> rows() {
        return List.copyOf(byFlink.values());
    }

    /// Returns the rows by area, with areas sorted by name and rows in the order of the table.
    public Map<String, List<NameRow>> byArea() {
        return byFlink.values().stream()
                .collect(Collectors.groupingBy(NameRow::area, TreeMap::new, Collectors.toUnmodifiableList()));
    }

    private static @Nullable NameRow innermost(String name, Map<String, NameRow> rows) {
        String outer = name;
        while (true) {
            NameRow row = rows.get(outer);
            if (row != null) return row;
            int nested = outer.lastIndexOf('$');
            if (nested < 0) return null;
            outer = outer.substring(0, nested);
        }
    }

    private static MillraceException broken(String what) {
        return MigrateFaults.TABLE.what("%s", what).fix("Report this error in the build.");
    }
}
