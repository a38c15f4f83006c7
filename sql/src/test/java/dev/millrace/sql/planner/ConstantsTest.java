package dev.millrace.sql.planner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.sql.parser.ScriptSplitter;
import dev.millrace.sql.parser.StatementParser;
import dev.millrace.sql.plan.PlanText;
import dev.millrace.sql.statement.CreateStatement;
import dev.millrace.sql.statement.DataStatement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ConstantsTest {
    private final TableCatalog catalog = new TableCatalog();

    ConstantsTest() {
        catalog.create((CreateStatement.Table)
                StatementParser.parse("CREATE TABLE t (n INT, d DOUBLE, a ARRAY<INT>, s STRING)"));
    }

    private String text(String sql) {
        DataStatement.Query query = (DataStatement.Query) StatementParser.parse(sql);
        return PlanText.of(new QueryPlanner(catalog)
                .plan(query.query(), ScriptSplitter.split(sql).getFirst()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "1 + 2 * 3                          | 7",
                "CONCAT(UPPER('a'), 'b')            | 'Ab'",
                "CAST('12' AS DECIMAL(5, 2))        | 12.00",
                "DATE '2026-01-31' + INTERVAL '1' MONTH | 2026-02-28",
                "CARDINALITY(ARRAY[1, 2])           | 2",
                "n + CHAR_LENGTH('abc')             | +($0, 3)",
                "CAST(NULL AS INT) / 0              | NULL",
                "CAST('x' AS INT)                   | CAST('x' AS INT NOT NULL)",
                "d / CAST(0 AS DOUBLE)              | /($1, 0.0)",
                "RAND()                             | RAND()",
                "CURRENT_DATE                       | CURRENT_DATE()",
                "JSON_ARRAY(1)                      | JSON_ARRAY(ABSENT_ON_NULL, 1)",
                "CHAR_LENGTH(JSON_ARRAY(1))         | 3"
            })
    void parts_without_columns_become_their_values(String expression, String expected) {
        assertThat(text("SELECT " + expression + " FROM t")).startsWith("Project " + expected + "\n");
    }

    @Test
    void a_condition_keeps_only_what_depends_on_the_row() {
        assertThat(text("SELECT n FROM t WHERE n > 10 - 3 AND s = LOWER('A')"))
                .contains(">($0, 7)")
                .contains("=($3, 'a')");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1 / 0",
                "1.5 / CAST(0 AS DECIMAL(3, 1))",
                "1 / CAST(0.00 AS DOUBLE)",
                "CASE WHEN n = 1 THEN n ELSE 1 / (1 - 1) END",
                "a[0]",
                "a[1 - 2]"
            })
    void a_constant_without_a_value_is_refused_while_planning(String expression) {
        assertThatThrownBy(() -> text("SELECT " + expression + " FROM t")).hasMessageContaining("MR-2976");
    }
}
