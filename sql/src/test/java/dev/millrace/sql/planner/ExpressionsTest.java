package dev.millrace.sql.planner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.base.fault.MillraceException;
import dev.millrace.sql.expression.Interpreter;
import dev.millrace.sql.expression.SessionTime;
import dev.millrace.sql.function.FunctionRegistry;
import dev.millrace.sql.parser.ScriptSplitter;
import dev.millrace.sql.parser.StatementParser;
import dev.millrace.sql.plan.PlanInterpreter;
import dev.millrace.sql.plan.QueryPlan;
import dev.millrace.sql.statement.DataStatement;
import dev.millrace.table.data.RowData;
import dev.millrace.table.types.logical.LogicalType;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Compares types and values of expressions with those of Flink. A test in compat asks Flink for the same rows.
final class ExpressionsTest {
    private final PlanInterpreter interpreter = new PlanInterpreter(new Interpreter(
            new FunctionRegistry(), new SessionTime(ZoneOffset.UTC, Instant.parse("2026-01-02T03:04:05Z"))));

    private ExpressionRows.Row ours(String expression) {
        QueryPlan plan;
        try {
            String sql = "SELECT " + expression + " AS x";
            DataStatement.Query query = (DataStatement.Query) StatementParser.parse(sql);
            plan = new QueryPlanner(new TableCatalog())
                    .plan(query.query(), ScriptSplitter.split(sql).getFirst());
        } catch (MillraceException refused) {
            return new ExpressionRows.Row(expression, ExpressionRows.INVALID, "-");
        }
        LogicalType type = plan.rowType().getTypeAt(0);
        try {
            RowData row = interpreter.rows(plan).getFirst();
            Object value = RowData.createFieldGetter(type, 0).getFieldOrNull(row);
            return new ExpressionRows.Row(expression, type.asSummaryString(), ValueTexts.of(value, type));
        } catch (MillraceException | IllegalArgumentException failed) {
            return new ExpressionRows.Row(expression, type.asSummaryString(), ExpressionRows.FAILS);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"text", "time", "math", "collection", "json", "bitmap", "casts"})
    void expressions_have_the_types_and_values_of_flink(String subject) {
        List<String> differences = new ArrayList<>();
        for (ExpressionRows.Row each : ExpressionRows.of(subject)) {
            ExpressionRows.Row ours = ours(each.expression());
            if (!ours.equals(each)) differences.add(each + ", here " + ours.type() + " | " + ours.value());
        }
        assertThat(differences).isEmpty();
    }
}
