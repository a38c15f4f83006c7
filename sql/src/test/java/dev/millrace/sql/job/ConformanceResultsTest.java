package dev.millrace.sql.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.millrace.sql.connector.MemorySource;
import dev.millrace.sql.plan.QueryPlan;
import dev.millrace.table.data.RowData;
import dev.millrace.table.types.logical.RowType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import org.junit.jupiter.api.Test;

/// Runs the bounded queries of a folder with cases, if there is one beside the project, and compares their results.
/// `-Dmillrace.conformance=DIR` names another folder. `-Dmillrace.case=TEXT` selects cases by their ids.
final class ConformanceResultsTest {
    private static final Path FOLDER = Path.of(System.getProperty("millrace.conformance", "../../shared/conformance"));
    private static final String SELECTED = System.getProperty("millrace.case", "");
    private static final double SHARE_MIN = 0.8;
    private static final int PARALLELISM = 3;

    @Test
    void almost_all_bounded_queries_return_the_expected_rows() throws IOException {
        assumeTrue(Files.isDirectory(FOLDER), "there is no folder with cases");
        ObjectMapper json = new ObjectMapper();
        JsonNode tables = json.readTree(FOLDER.resolve("batch_sql_tables.json").toFile());
        List<String> failures = new ArrayList<>();
        int count = 0;
        for (JsonNode each :
                json.readTree(FOLDER.resolve("batch_sql_cases.json").toFile())) {
            if (!each.get("udfs").isEmpty() || !each.get("id").textValue().contains(SELECTED)) continue;
            count++;
            try {
                String difference = run(each, tables);
                if (!difference.isEmpty()) failures.add(title(each) + difference);
            } catch (Exception | AssertionError error) {
                failures.add(title(each) + error);
            }
        }
        for (String each : failures) System.out.println("DIFFERS " + each.replace("\n", "\n    "));
        System.out.println("Bounded queries: " + (count - failures.size()) + " of " + count + " agree.");
        assertThat(failures).hasSizeLessThanOrEqualTo((int) (count * (1 - SHARE_MIN)));
    }

    private static String title(JsonNode each) {
        return each.get("id").textValue() + "\n" + each.get("sql").textValue().strip() + "\n";
    }

    private static String run(JsonNode each, JsonNode tables) throws Exception {
        JsonNode zone = each.get("config").get("table.local-time-zone");
        QueryRunner runner = new QueryRunner(ZoneId.of(zone == null ? "UTC" : zone.textValue()));
        for (JsonNode table : each.get("tables")) {
            JsonNode data = tables.get(table.get("data").textValue());
            StringJoiner columns = new StringJoiner(", ");
            for (JsonNode column : data.get("columns")) {
                columns.add("`" + column.get("name").textValue() + "` "
                        + column.get("type").textValue().replace("LEGACY('DECIMAL', 'DECIMAL')", "DECIMAL(38, 18)"));
            }
            String name = table.get("name").textValue();
            RowType type = runner.rowType(name, columns.toString());
            List<RowData> rows = new ArrayList<>();
            for (JsonNode row : data.get("rows")) rows.add(JsonRows.row(row, type.getChildren()));
            runner.source(name, MemorySource.of(type, rows));
        }
        return difference(each, runner);
    }

    private static String difference(JsonNode each, QueryRunner runner) throws Exception {
        QueryPlan plan = runner.plan(each.get("sql").textValue());
        List<String> got = new ArrayList<>(runner.texts(plan, PARALLELISM, QuerySettings.MEMORY_BYTES));
        if (each.get("kind").textValue().equals("size")) {
            int size = each.get("arg").asInt();
            return got.size() == size ? "" : "expected " + size + " rows, got " + got.size();
        }
        List<String> expected = new ArrayList<>();
        for (JsonNode row : each.get("expected_rows")) {
            expected.add(runner.text(JsonRows.row(row, plan.rowType().getChildren()), plan.rowType()));
        }
        if (!each.get("sorted").booleanValue()) {
            got.sort(null);
            expected.sort(null);
        }
        return got.toString().equalsIgnoreCase(expected.toString()) ? "" : "expected " + expected + "\ngot      " + got;
    }
}
