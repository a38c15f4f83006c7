package dev.millrace.sql.planner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.base.fault.MillraceException;
import dev.millrace.sql.parser.ScriptSplitter;
import dev.millrace.sql.parser.StatementParser;
import dev.millrace.sql.plan.PlanText;
import dev.millrace.sql.plan.QueryPlan;
import dev.millrace.sql.statement.CreateStatement;
import dev.millrace.sql.statement.DataStatement;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import org.junit.jupiter.api.Test;

final class PlanTranslatorTest {
    private final TableCatalog catalog = new TableCatalog();

    PlanTranslatorTest() {
        catalog.create((CreateStatement.Table)
                StatementParser.parse("CREATE TABLE t (k INT, name STRING, price DECIMAL(10, 2), ts TIMESTAMP(3))"));
        catalog.create((CreateStatement.Table) StatementParser.parse("CREATE TABLE u (k INT, r ROW<x INT, y STRING>)"));
        catalog.create((CreateStatement.Table) StatementParser.parse("CREATE TABLE v (k INT, tags ARRAY<STRING>)"));
    }

    private QueryPlan plan(String sql) {
        DataStatement.Query query = (DataStatement.Query) StatementParser.parse(sql);
        return new QueryPlanner(catalog)
                .plan(query.query(), ScriptSplitter.split(sql).getFirst());
    }

    private String text(String sql) {
        return PlanText.of(plan(sql));
    }

    @Test
    void filters_and_projections_read_a_table() {
        assertThat(text("SELECT k + 1, UPPER(name) FROM t WHERE price > 1.5 AND name LIKE 'a%'"))
                .isEqualTo("""
                    Project +($0, 1), UPPER($1)
                      Filter AND(>($2, 1.5), LIKE($1, 'a%'))
                        Scan default_catalog.default_database.t
                    """);
    }

    @Test
    void constants_are_objects_of_java() {
        assertThat(text("SELECT DATE '2026-01-02', TIME '10:11:12', TIMESTAMP '2026-01-02 03:04:05.678', INTERVAL '1'"
                        + " DAY, INTERVAL '14' MONTH, X'00FF', TRUE, 1.50, CAST(NULL AS INT), 'it''s', 1e3"))
                .startsWith("Values (2026-01-02, 10:11:12, 2026-01-02T03:04:05.678, PT24H, P1Y2M, X'00FF', true, 1.50, "
                        + "NULL, 'it''s', 1000.0)\n");
    }

    @Test
    void casts_cases_fields_and_keywords_have_their_own_records() {
        assertThat(text("SELECT TRY_CAST(r.y AS INT), CAST(k AS BIGINT), CASE WHEN k = 1 THEN 'a' ELSE 'b' END, "
                        + "EXTRACT(YEAR FROM CURRENT_DATE) FROM u"))
                .isEqualTo("""
                    Project TRY_CAST($1.1 AS INT), CAST($0 AS BIGINT), CASE WHEN =($0, 1) THEN 'a' ELSE 'b' END, \
                    EXTRACT(YEAR, CURRENT_DATE())
                      Scan default_catalog.default_database.u
                    """);
    }

    @Test
    void joins_and_aggregates_number_their_columns() {
        assertThat(text("SELECT t.name, COUNT(DISTINCT u.k), SUM(price) FILTER (WHERE t.k > 1) FROM t LEFT JOIN u ON"
                        + " t.k = u.k GROUP BY t.name ORDER BY 2 DESC LIMIT 3 OFFSET 1"))
                .isEqualTo("""
                    Sort [$1 desc] offset 1 fetch 3
                      Aggregate by [0]: COUNT(DISTINCT $1), SUM($2) filter $3
                        Project $1, $4, $2, IS TRUE(>($0, 1))
                          Join left on =($0, $4)
                            Scan default_catalog.default_database.t
                            Scan default_catalog.default_database.u
                    """);
    }

    @Test
    void grouping_sets_name_their_columns() {
        assertThat(text("SELECT k, name, COUNT(*) FROM t GROUP BY ROLLUP (k, name)"))
                .startsWith("Aggregate by [0, 1] sets [[0, 1], [0], []]: COUNT()\n");
    }

    @Test
    void functions_over_windows_share_a_group_if_their_windows_are_equal() {
        assertThat(text("SELECT k, SUM(price) OVER (PARTITION BY k ORDER BY ts ROWS BETWEEN 2 PRECEDING AND CURRENT"
                        + " ROW), ROW_NUMBER() OVER (PARTITION BY k ORDER BY ts) FROM t"))
                .contains("SUM($1) by [0] order [$2] rows 2 preceding to current row")
                .contains("ROW_NUMBER() by [0] order [$2] rows unbounded preceding to current row");
    }

    @Test
    void set_operations_and_values_keep_their_inputs() {
        assertThat(text("SELECT k FROM t UNION ALL SELECT k FROM u EXCEPT VALUES (1), (2)"))
                .contains("except\n  union all\n    Project $0\n      Scan")
                .contains("Values (1), (2)");
    }

    @Test
    void windows_of_table_functions_name_their_time() {
        assertThat(text("SELECT window_end, COUNT(*) FROM TABLE(HOP(TABLE t, DESCRIPTOR(ts), INTERVAL '1' MINUTE, "
                        + "INTERVAL '5' MINUTE)) GROUP BY window_end"))
                .contains("Windows HOP of $3 by []: PT1M, PT5M");
    }

    @Test
    void an_unnested_array_is_read_per_row_of_its_table() {
        assertThat(text("SELECT k, tag, n FROM v CROSS JOIN UNNEST(tags) WITH ORDINALITY AS x (tag, n)"))
                .isEqualTo("""
                    Project $0, $2, $3
                      Correlate inner as $outer0
                        Scan default_catalog.default_database.v
                        Unnest with ordinality
                          Project $outer0.1
                            Values (0)
                    """);
    }

    @Test
    void a_plan_can_be_sent_to_a_worker() throws IOException, ClassNotFoundException {
        QueryPlan plan =
                plan("SELECT name, MAX(price) FROM t WHERE ts > TIMESTAMP '2026-01-02 03:04:05' GROUP BY name");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(plan);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            assertThat(in.readObject()).isEqualTo(plan);
        }
    }

    @Test
    void parts_that_plans_cannot_hold_yet_are_refused() {
        assertThatThrownBy(
                        () -> plan(
                                "SELECT TUMBLE_START(ts, INTERVAL '1' HOUR) FROM t GROUP BY TUMBLE(ts, INTERVAL '1' HOUR), HOP(ts, INTERVAL '1' HOUR, INTERVAL '1' HOUR)"))
                .isInstanceOf(MillraceException.class)
                .hasMessageStartingWith("MR-2860");
    }
}
