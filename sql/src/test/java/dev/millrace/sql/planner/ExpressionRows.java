package dev.millrace.sql.planner;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/// Reads rows of an expression, its type and its value from resources.
final class ExpressionRows {
    static final String INVALID = "INVALID";
    static final String FAILS = "FAILS";

    private ExpressionRows() {}

    /// Is a row. The type is INVALID if the expression is refused; the value is FAILS if it fails when it runs.
    record Row(String expression, String type, String value) {

        static Row of(String line) {
            int last = line.lastIndexOf(" | ");
            int middle = line.lastIndexOf(" | ", last - 1);
            return new Row(line.substring(0, middle), line.substring(middle + 3, last), line.substring(last + 3));
        }
    }

    static List<Row> of(String subject) {
        String path = "expressions/" + subject + ".txt";
        try (InputStream content = Objects.requireNonNull(ExpressionRows.class.getResourceAsStream(path), path)) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(Row::of)
                    .toList();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
