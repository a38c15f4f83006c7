package dev.millrace.sql.job;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// Reads the cases of MATCH_RECOGNIZE: a name, a query, and the rows or the fault that are expected. The same file is
/// run on Flink.
final class MatchCases {
    private static final String NAME = "== ";
    private static final String RESULT = "-> ";

    private MatchCases() {}

    /// Is a query with its expected rows, or with its expected fault.
    ///
    /// @param results the rows, or one line with the code and the position of a fault
    record MatchCase(String name, String sql, List<String> results) {
        @Override
        public String toString() {
            return name;
        }

        /// Returns whether the order of the results is part of the case.
        boolean isOrdered() {
            return !sql.contains("PARTITION BY") && !sql.contains("GROUP BY");
        }
    }

    static List<MatchCase> read(String file) throws IOException {
        List<MatchCase> cases = new ArrayList<>();
        for (String block : text(file).split("(?m)^" + NAME)) {
            if (block.isBlank() || block.startsWith("#")) continue;
            String name = block.lines().findFirst().orElseThrow();
            StringBuilder sql = new StringBuilder();
            List<String> results = new ArrayList<>();
            for (String line : block.lines().skip(1).toList()) {
                if (line.startsWith(RESULT)) results.add(line.substring(RESULT.length()));
                else if (!line.isBlank()) sql.append(sql.isEmpty() ? "" : "\n").append(line);
            }
            cases.add(new MatchCase(name, sql.toString(), results));
        }
        return cases;
    }

    /// Returns the rows of a file with comma-separated values as the rows of VALUES.
    static String values(String file) throws IOException {
        List<String> rows = new ArrayList<>();
        for (String line : text(file).lines().toList()) {
            String[] parts = line.split(",");
            rows.add("('" + parts[0] + "', " + parts[1] + ", " + number(parts[2]) + ", " + number(parts[3]) + ", '"
                    + parts[4] + "')");
        }
        return String.join(", ", rows);
    }

    private static String number(String text) {
        return text.equals("null") ? "CAST(NULL AS INT)" : text;
    }

    private static String text(String file) throws IOException {
        String path = "/dev/millrace/sql/match/" + file;
        try (InputStream content = Objects.requireNonNull(MatchCases.class.getResourceAsStream(path), path)) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
