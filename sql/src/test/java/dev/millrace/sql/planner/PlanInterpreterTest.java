package dev.millrace.sql.planner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.sql.expression.Interpreter;
import dev.millrace.sql.expression.SessionTime;
import dev.millrace.sql.function.FunctionRegistry;
import dev.millrace.sql.parser.ScriptSplitter;
import dev.millrace.sql.parser.StatementParser;
import dev.millrace.sql.plan.PlanInterpreter;
import dev.millrace.sql.plan.QueryPlan;
import dev.millrace.sql.statement.DataStatement;
import dev.millrace.table.data.RowData;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PlanInterpreterTest {
    private final PlanInterpreter interpreter = new PlanInterpreter(
            new Interpreter(new FunctionRegistry(), new SessionTime(ZoneOffset.UTC, Instant.EPOCH)));

    /// Returns the texts of the only column of a query.
    private List<String> texts(String sql) {
        DataStatement.Query query = (DataStatement.Query) StatementParser.parse(sql);
        QueryPlan plan = new QueryPlanner(new TableCatalog())
                .plan(query.query(), ScriptSplitter.split(sql).getFirst());
        List<String> texts = new ArrayList<>();
        for (RowData each : interpreter.rows(plan)) texts.add(each.getString(0).toString());
        return texts;
    }

    @Test
    void a_query_over_constants_returns_its_rows() {
        assertThat(texts("SELECT UPPER(name) || CAST(n * 2 AS STRING) FROM (VALUES (1, 'a'), (2, 'b'), (3, 'c')) AS t"
                        + " (n, name) WHERE n > 1 UNION ALL SELECT CAST(7 / 2 AS STRING)"))
                .containsExactly("B4", "C6", "3");
    }

    @Test
    void a_seed_starts_one_sequence_for_all_rows() {
        assertThat(texts("SELECT CAST(RAND_INTEGER(7, 100) AS STRING) FROM (VALUES (1), (2), (3)) AS t (n)"))
                .containsExactly("36", "64", "85");
    }

    @Test
    void an_operator_that_cannot_be_run_is_a_fault() {
        assertThatThrownBy(() -> texts("SELECT DISTINCT name FROM (VALUES ('a'), ('a')) AS t (name)"))
                .hasMessageStartingWith("MR-2862 The operator Aggregate cannot be run yet.");
    }
}
