package dev.millrace.sql.planner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.millrace.base.fault.MillraceException;
import dev.millrace.sql.parser.ScriptSplitter;
import dev.millrace.sql.parser.StatementParser;
import dev.millrace.sql.statement.CreateStatement;
import dev.millrace.sql.statement.DataStatement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import org.junit.jupiter.api.Test;

/// Plans the bounded queries of a folder with cases, if there is one beside the project.
/// `-Dmillrace.conformance=DIR` names another folder.
final class ConformancePlansTest {
    private static final Path FOLDER = Path.of(System.getProperty("millrace.conformance", "../../shared/conformance"));
    private static final double SHARE_OF_QUERIES_MIN = 0.93;
    private static final double SHARE_OF_PAIRS_MIN = 0.88;

    @Test
    void almost_all_bounded_queries_without_functions_of_users_can_be_planned() throws IOException {
        assumeTrue(Files.isDirectory(FOLDER), "there is no folder with cases");
        ObjectMapper json = new ObjectMapper();
        JsonNode tables = json.readTree(FOLDER.resolve("batch_sql_tables.json").toFile());
        List<String> failures = new ArrayList<>();
        int count = 0;
        for (JsonNode each :
                json.readTree(FOLDER.resolve("batch_sql_cases.json").toFile())) {
            if (!each.get("udfs").isEmpty()) continue;
            count++;
            try {
                plan(each, tables);
            } catch (MillraceException error) {
                failures.add(each.get("id").textValue() + ": " + error.getMessage());
            }
        }
        assertThat(count).isGreaterThan(100);
        assertThat(failures).hasSizeLessThan((int) (count * (1 - SHARE_OF_QUERIES_MIN)));
    }

    @Test
    void most_calls_of_functions_can_be_planned() throws IOException {
        assumeTrue(Files.isDirectory(FOLDER), "there is no folder with cases");
        List<String> failures = new ArrayList<>();
        int count = 0;
        for (JsonNode each : new ObjectMapper()
                .readTree(FOLDER.resolve("function_pairs_flat.json").toFile())) {
            if (each.hasNonNull("udfs") && !each.get("udfs").isEmpty() || each.hasNonNull("error")) continue;
            count++;
            try {
                plan(each.get("sql").textValue(), new TableCatalog());
            } catch (MillraceException error) {
                failures.add(each.get("id").textValue() + ": " + error.getMessage());
            }
        }
        assertThat(count).isGreaterThan(300);
        assertThat(failures).hasSizeLessThan((int) (count * (1 - SHARE_OF_PAIRS_MIN)));
    }

    private static void plan(JsonNode each, JsonNode tables) {
        TableCatalog catalog = new TableCatalog();
        for (JsonNode table : each.get("tables")) {
            StringJoiner columns = new StringJoiner(", ", "(", ")");
            for (JsonNode column : tables.get(table.get("data").textValue()).get("columns")) {
                columns.add("`" + column.get("name").textValue() + "` "
                        + column.get("type").textValue());
            }
            catalog.create((CreateStatement.Table)
                    StatementParser.parse("CREATE TABLE `" + table.get("name").textValue() + "` " + columns));
        }
        plan(each.get("sql").textValue(), catalog);
    }

    private static void plan(String sql, TableCatalog catalog) {
        DataStatement.Query query = (DataStatement.Query) StatementParser.parse(sql);
        new QueryPlanner(catalog).plan(query.query(), ScriptSplitter.split(sql).getFirst());
    }
}
