package dev.millrace.compat.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.flink.table.api.EnvironmentSettings;
import org.apache.flink.table.api.StatementSet;
import org.apache.flink.table.api.TableDescriptor;
import org.apache.flink.table.api.TableEnvironment;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Asks Flink for the matches of MATCH_RECOGNIZE that the tests of Millrace's SQL compare with, and whether it
/// refuses the same queries. Several queries run as one job, because a job takes seconds to start.
final class MatchesOfFlinkTest {
    private static final int QUERIES_OF_A_JOB = 25;
    private static final int RANDOM_QUERIES = 100;
    private static final Path RECORDED =
            Path.of("..", "..", "sql", "src", "test", "resources", "dev", "millrace", "sql", "match", "random.txt");
    private static final Pattern PRINTED = Pattern.compile("(\\d+)> \\+I(\\[.*])");
    private static final Pattern TIME = Pattern.compile("(\\d{4}-\\d\\d-\\d\\d)T(\\d\\d:\\d\\d)(:\\d\\d)?(\\.\\d+)?");
    private static final String COLUMNS = "symbol STRING, id INT, price INT, tax INT, s STRING, ";
    private static final String EVENT_TIME =
            COLUMNS + "ts AS TO_TIMESTAMP(s), WATERMARK FOR ts AS ts - INTERVAL '1' HOUR";

    private final TableEnvironment flink = TableEnvironment.create(
            EnvironmentSettings.newInstance().inStreamingMode().build());

    @TempDir
    Path files;

    private record MatchCase(String name, String sql, List<String> results) {
        boolean isOrdered() {
            return !sql.contains("PARTITION BY") && !sql.contains("GROUP BY");
        }
    }

    @BeforeEach
    void tables() throws IOException {
        flink.getConfig().set("table.local-time-zone", "UTC");
        flink.getConfig().set("parallelism.default", "1");
        // Flink takes two patterns that differ in WITHIN only for the same, and would run one of them twice.
        flink.getConfig().set("table.optimizer.reuse-sub-plan-enabled", "false");
        table("Ticker", "ticker.csv", EVENT_TIME);
        table("Ties", "ties.csv", EVENT_TIME);
        table("Proc", "ticker.csv", COLUMNS + "pt AS PROCTIME()");
        flink.executeSql("CREATE VIEW M AS SELECT * FROM Ticker MATCH_RECOGNIZE (PARTITION BY symbol ORDER BY ts "
                + "MEASURES A.id AS a, MATCH_ROWTIME() AS r PATTERN (A B) DEFINE B AS B.price > A.price)");
    }

    private void table(String name, String file, String columns) throws IOException {
        Path path = files.resolve(name + ".csv");
        Files.writeString(path, text(file));
        flink.executeSql("CREATE TABLE " + name + " (" + columns + ") WITH ('connector' = 'filesystem', 'format' = "
                + "'csv', 'csv.null-literal' = 'null', 'path' = '" + path + "')");
    }

    private static String text(String file) throws IOException {
        String path = "/dev/millrace/sql/match/" + file;
        try (InputStream content = Objects.requireNonNull(MatchesOfFlinkTest.class.getResourceAsStream(path), path)) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static List<MatchCase> cases(String file) throws IOException {
        List<MatchCase> cases = new ArrayList<>();
        for (String block : text(file).split("(?m)^== ")) {
            if (block.isBlank() || block.startsWith("#")) continue;
            List<String> lines = block.lines().toList();
            cases.add(new MatchCase(
                    lines.getFirst(),
                    String.join(
                            "\n",
                            lines.stream()
                                    .skip(1)
                                    .filter(line -> !line.startsWith("-> "))
                                    .toList()),
                    lines.stream()
                            .filter(line -> line.startsWith("-> "))
                            .map(line -> line.substring(3))
                            .toList()));
        }
        return cases;
    }

    @Test
    void flink_finds_the_same_matches() throws Exception {
        List<MatchCase> cases = cases("matches.txt");
        assertThat(cases).hasSizeGreaterThanOrEqualTo(60);
        List<String> differences = new ArrayList<>();
        for (int from = 0; from < cases.size(); from += QUERIES_OF_A_JOB) {
            List<MatchCase> part = cases.subList(from, Math.min(cases.size(), from + QUERIES_OF_A_JOB));
            Map<Integer, List<String>> found = run(part);
            for (int i = 0; i < part.size(); i++) {
                List<String> rows = new ArrayList<>(found.getOrDefault(i, List.of()));
                List<String> expected = new ArrayList<>(part.get(i).results());
                if (!part.get(i).isOrdered()) {
                    rows.sort(String::compareTo);
                    expected.sort(String::compareTo);
                }
                if (!rows.equals(expected)) differences.add(part.get(i).name() + ": Flink finds " + rows);
            }
        }
        assertThat(differences).isEmpty();
    }

    /// Returns the rows of each query.
    private Map<Integer, List<String>> run(List<MatchCase> cases) throws Exception {
        StatementSet queries = flink.createStatementSet();
        for (int i = 0; i < cases.size(); i++) {
            TableDescriptor printed = TableDescriptor.forConnector("print")
                    .option("print-identifier", String.valueOf(i))
                    .build();
            queries.add(flink.sqlQuery(cases.get(i).sql()).insertInto(printed));
        }
        PrintStream console = System.out;
        ByteArrayOutputStream captured = new ByteArrayOutputStream();
        System.setOut(new PrintStream(captured, true, StandardCharsets.UTF_8));
        try {
            queries.execute().await();
        } finally {
            System.setOut(console);
        }
        Map<Integer, List<String>> rows = new HashMap<>();
        for (String line : captured.toString(StandardCharsets.UTF_8).lines().toList()) {
            Matcher printed = PRINTED.matcher(line);
            if (!printed.matches()) continue;
            rows.computeIfAbsent(Integer.valueOf(printed.group(1)), _ -> new ArrayList<>())
                    .add(normalized(printed.group(2)));
        }
        return rows;
    }

    /// Returns the text of a row as CAST writes its values.
    private static String normalized(String row) {
        String times = TIME.matcher(row)
                .replaceAll(found -> found.group(1) + " " + found.group(2)
                        + Objects.requireNonNullElse(found.group(3), ":00")
                        + Objects.requireNonNullElse(found.group(4), ".000"));
        return times.replaceAll("\\bnull\\b", "NULL")
                .replaceAll("\\btrue\\b", "TRUE")
                .replaceAll("\\bfalse\\b", "FALSE");
    }

    /// Records the matches of random queries, which the tests of Millrace's SQL then compare with.
    @Test
    void the_matches_of_random_queries_are_recorded() throws Exception {
        RandomMatchQueries random = new RandomMatchQueries(Long.getLong("matches.seed", 5));
        List<MatchCase> cases = new ArrayList<>();
        while (cases.size() < RANDOM_QUERIES) {
            String sql = random.next();
            // The faults are compared one by one.
            if (accepts(sql)) cases.add(new MatchCase("random query " + cases.size(), sql, List.of()));
        }
        StringBuilder text = new StringBuilder("# Random queries with MATCH_RECOGNIZE and their matches, as Flink 2.3 "
                + "finds them. Run MatchesOfFlinkTest with -Dmillrace.update=true to record them.\n");
        for (int from = 0; from < cases.size(); from += QUERIES_OF_A_JOB) {
            List<MatchCase> part = cases.subList(from, Math.min(cases.size(), from + QUERIES_OF_A_JOB));
            Map<Integer, List<String>> found = run(part);
            for (int i = 0; i < part.size(); i++) {
                List<String> rows = new ArrayList<>(found.getOrDefault(i, List.of()));
                if (!part.get(i).isOrdered()) rows.sort(String::compareTo);
                text.append("\n== ")
                        .append(part.get(i).name())
                        .append('\n')
                        .append(part.get(i).sql())
                        .append('\n');
                for (String row : rows) text.append("-> ").append(row).append('\n');
            }
        }
        if (Boolean.getBoolean("millrace.update")) Files.writeString(RECORDED, text);
        assertThat(Files.readString(RECORDED)).isEqualTo(text.toString());
    }

    /// Records random queries that Flink refuses, which Millrace's SQL then refuses too.
    @Test
    void the_refused_random_queries_are_recorded() throws IOException {
        RandomMatchQueries random = new RandomMatchQueries(Long.getLong("matches.seed", 6));
        StringBuilder text = new StringBuilder("# Random queries that Flink 2.3 refuses.\n");
        for (int i = 0; i < RANDOM_QUERIES; i++) {
            String sql = random.next();
            if (!accepts(sql))
                text.append("\n== random query ")
                        .append(i)
                        .append('\n')
                        .append(sql)
                        .append('\n');
        }
        Path file = RECORDED.resolveSibling("random-refused.txt");
        if (Boolean.getBoolean("millrace.update")) Files.writeString(file, text);
        assertThat(Files.readString(file)).isEqualTo(text.toString());
    }

    private boolean accepts(String sql) {
        try {
            flink.explainSql(sql);
            return true;
        } catch (RuntimeException | AssertionError refused) {
            return false;
        }
    }

    @Test
    void flink_refuses_the_same_queries() throws IOException {
        List<String> accepted = new ArrayList<>();
        for (MatchCase each : cases("faults.txt")) {
            // Flink ignores these parts without a word, so that its matches are wrong.
            if (each.name().endsWith("(ignored by Flink)")) continue;
            try {
                flink.explainSql(each.sql());
                accepted.add(each.name());
            } catch (RuntimeException | AssertionError refused) {
                // As here.
            }
        }
        assertThat(accepted).isEmpty();
    }
}
