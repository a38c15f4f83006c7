package dev.millrace.sql.planner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.sql.parser.ScriptSplitter;
import dev.millrace.sql.parser.StatementParser;
import dev.millrace.sql.plan.QueryPlan;
import dev.millrace.sql.planner.function.FlinkFunctions;
import dev.millrace.sql.planner.function.FlinkOperatorTable;
import dev.millrace.sql.statement.CreateStatement;
import dev.millrace.sql.statement.DataStatement;
import java.util.List;
import org.apache.calcite.sql.SqlOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class FlinkFunctionsTest {
    private final TableCatalog catalog = new TableCatalog();

    FlinkFunctionsTest() {
        catalog.create(
                (CreateStatement.Table) StatementParser.parse("CREATE TABLE t (n INT, d DOUBLE NOT NULL, s STRING, "
                        + "a ARRAY<INT NOT NULL>, m MAP<STRING NOT NULL, BIGINT>, b BYTES, ts TIMESTAMP(3) NOT NULL)"));
    }

    private String type(String expression) {
        String sql = "SELECT " + expression + " FROM t";
        DataStatement.Query query = (DataStatement.Query) StatementParser.parse(sql);
        QueryPlan plan = new QueryPlanner(catalog)
                .plan(query.query(), ScriptSplitter.split(sql).getFirst());
        return plan.rowType().getTypeAt(0).asSummaryString();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "BTRIM('a')                      | STRING NOT NULL",
                "btrim(s, 'x')                   | STRING",
                "CONCAT(s, 'a', 'b')             | STRING",
                "REGEXP_EXTRACT('a', 'b')        | STRING",
                "SPLIT('a,b', ',')               | ARRAY<STRING> NOT NULL",
                "STARTSWITH('ab', 'a')           | BOOLEAN NOT NULL",
                "ENCODE('a', 'UTF-8')            | BYTES NOT NULL",
                "SUBSTR(s, 1, 2)                 | STRING",
                "INSTR(s, 'a')                   | INT",
                "LOG(2, d)                       | DOUBLE NOT NULL",
                "E()                             | DOUBLE NOT NULL",
                "UUID()                          | STRING NOT NULL",
                "NOW()                           | TIMESTAMP_LTZ(3) NOT NULL",
                "TO_TIMESTAMP('2026-01-02 00:00:00') | TIMESTAMP(3)",
                "TO_TIMESTAMP_LTZ(0, 3)          | TIMESTAMP_LTZ(3)",
                "TO_DATE('2026-01-02')           | DATE",
                "DATE_FORMAT(ts, 'yyyy')         | STRING",
                "UNIX_TIMESTAMP()                | BIGINT NOT NULL",
                "IF(n > 1, 'a', 'abc')           | VARCHAR(3) NOT NULL",
                "IFNULL(n, 7)                    | INT NOT NULL",
                "IFNULL(n, n)                    | INT",
                "GREATEST(n, 1, 2)               | INT",
                "ARRAY_DISTINCT(a)               | ARRAY<INT NOT NULL>",
                "ARRAY_MAX(a)                    | INT",
                "ARRAY_APPEND(ARRAY[1], n)       | ARRAY<INT>",
                "ARRAY_JOIN(ARRAY['a'], ',')     | STRING NOT NULL",
                "MAP_KEYS(m)                     | ARRAY<STRING NOT NULL>",
                "MAP_VALUES(m)                   | ARRAY<BIGINT>",
                "MAP_FROM_ARRAYS(ARRAY[1], ARRAY['a']) | MAP<INT NOT NULL, CHAR(1) NOT NULL> NOT NULL",
                "UNHEX('FF')                     | BYTES",
                "JSON_QUOTE('a')                 | STRING NOT NULL",
                "TYPEOF(n)                       | STRING"
            })
    void a_function_has_the_type_that_flink_documents(String expression, String type) {
        assertThat(type(expression)).isEqualTo(type);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "BTRIM(n)",
                "CONCAT(n, 's')",
                "ARRAY_JOIN(s, ',')",
                "E(1)",
                "REPEAT('a')",
                "MAP_KEYS(a)",
                "GREATEST(s, n)",
                "SPLIT('a', ',', ';')"
            })
    void wrong_arguments_are_refused(String expression) {
        assertThatThrownBy(() -> type(expression)).hasMessageStartingWith("MR-2856");
    }

    @Test
    void no_function_hides_one_of_calcite() {
        List<String> own =
                FlinkFunctions.all().stream().map(SqlOperator::getName).toList();

        assertThat(own).doesNotHaveDuplicates().hasSizeGreaterThan(80);
        assertThat(FlinkOperatorTable.INSTANCE.getOperatorList().stream()
                        .filter(each -> own.contains(each.getName()))
                        .toList())
                .hasSameSizeAs(own);
    }
}
