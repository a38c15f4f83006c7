package dev.millrace.bench.tpch;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/// Writes the tables of TPC-H to files, and has the statements that read them. The files are CSV without headers
/// and quotes.
public final class TpchFiles {
    /// The number of queries.
    public static final int QUERIES = 22;

    private TpchFiles() {}

    /// Writes the files that do not exist yet.
    public static void write(TpchRows rows, Path directory) {
        try {
            Files.createDirectories(directory);
            for (TpchTable table : TpchTable.values()) {
                Path file = file(directory, table);
                if (!Files.exists(file)) write(rows, table, file);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void write(TpchRows rows, TpchTable table, Path file) throws IOException {
        Path unfinished = file.resolveSibling(file.getFileName() + ".unfinished");
        try (BufferedWriter out = Files.newBufferedWriter(unfinished)) {
            rows.generate(table, row -> {
                try {
                    out.write(String.join(",", row));
                    out.write('\n');
                } catch (IOException failed) {
                    throw new UncheckedIOException(failed);
                }
            });
        }
        Files.move(unfinished, file);
    }

    /// Returns the file of a table.
    public static Path file(Path directory, TpchTable table) {
        return directory.resolve(table.title() + ".csv");
    }

    /// Returns the statement that declares a table for Flink and Millrace.
    public static String createTable(Path directory, TpchTable table) {
        return "CREATE TABLE %s (%s) WITH ('connector' = 'filesystem', 'path' = '%s', 'format' = 'csv')"
                .formatted(
                        table.title(), table.columns(), file(directory, table).toUri());
    }

    /// Returns a query.
    ///
    /// @param number the number of the query, from 1
    public static String query(int number) {
        String name = String.format(Locale.ROOT, "q%02d.sql", number);
        try (InputStream text = TpchFiles.class.getResourceAsStream(name)) {
            if (text == null) throw new IllegalArgumentException("there is no query " + number);
            return new String(text.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
