package dev.millrace.sql.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Runs the older group windows over both types of times. Flink has the same results, which `GroupWindowsOfFlinkTest`
/// of the module compat/sql records.
class GroupWindowsTest {
    private static final String COLUMNS = "s STRING, n INT, k STRING, t AS %s, WATERMARK FOR t AS t";
    private static final Pattern TIME = Pattern.compile("(\\d{4}-\\d\\d-\\d\\d)T(\\d\\d:\\d\\d)(:\\d\\d)?");

    private final StreamRunner runner = new StreamRunner(ZoneId.of("Europe/Berlin"));

    private static List<String> lines(String file) throws Exception {
        String path = "/dev/millrace/sql/window/" + file;
        try (InputStream content = Objects.requireNonNull(GroupWindowsTest.class.getResourceAsStream(path), path)) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }
    }

    private void tables() throws Exception {
        List<String> rows = new ArrayList<>();
        for (String each : lines("groups.csv")) {
            String[] parts = each.split(",");
            rows.add("('" + parts[0] + "', " + parts[1] + ", '" + parts[2] + "')");
        }
        String values = String.join(", ", rows);
        runner.table("Plain", COLUMNS.formatted("TO_TIMESTAMP(s)"), values);
        runner.table("Instants", COLUMNS.formatted("CAST(TO_TIMESTAMP(s) AS TIMESTAMP_LTZ(3))"), values);
    }

    /// Returns a row of Flink as CAST writes its values.
    private static String normalized(String row) {
        return TIME.matcher(row)
                .replaceAll(found -> found.group(1) + " " + found.group(2)
                        + Objects.requireNonNullElse(found.group(3), ":00") + ".000");
    }

    @Test
    void a_group_has_one_final_row_as_in_flink() throws Exception {
        tables();
        List<String> lines = lines("groups.txt");
        int checks = 0;
        for (int i = 0; i < lines.size(); i++) {
            if (!lines.get(i).startsWith("SELECT")) continue;
            check(lines.get(i).formatted("Plain"), results(lines, i + 1, "-> "));
            check(lines.get(i).formatted("Instants"), results(lines, i + 1, "=> "));
            checks += 2;
        }
        assertThat(checks).isGreaterThanOrEqualTo(20);
    }

    /// Returns the types of the columns, and then the rows.
    private static List<String> results(List<String> lines, int from, String mark) {
        List<String> results = new ArrayList<>();
        for (int i = from; i < lines.size() && !lines.get(i).startsWith("=="); i++) {
            if (lines.get(i).startsWith(mark))
                results.add(normalized(lines.get(i).substring(mark.length())));
        }
        return results;
    }

    private void check(String sql, List<String> expected) throws Exception {
        // Bounds of windows may be NULL for the planner, if the time may be NULL.
        String types = expected.getFirst().replace("TIMESTAMP(3) NOT NULL", "TIMESTAMP(3)");
        List<String> found = new ArrayList<>();
        runner.plan(sql).rowType().getChildren().forEach(each -> found.add(each.asSummaryString()));
        assertThat(String.join(", ", found).replace("TIMESTAMP(3) NOT NULL", "TIMESTAMP(3)"))
                .as(sql)
                .isEqualTo(types);
        List<String> rows = expected.subList(1, expected.size());
        for (int parallelism : List.of(1, 3)) {
            assertThat(runner.changes(sql, parallelism)).as(sql).containsExactlyInAnyOrderElementsOf(rows);
        }
        assertThat(runner.boundedRows(sql))
                .as(sql)
                .containsExactlyInAnyOrderElementsOf(
                        rows.stream().map(each -> each.substring(2)).toList());
    }
}
