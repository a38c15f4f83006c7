package dev.millrace.sql.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.sql.connector.MemorySource;
import dev.millrace.table.data.GenericRowData;
import dev.millrace.table.data.StringData;
import dev.millrace.table.types.logical.IntType;
import dev.millrace.table.types.logical.LogicalType;
import dev.millrace.table.types.logical.RowType;
import dev.millrace.table.types.logical.VarCharType;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class SqlSessionTest {
    private final SqlSession session = Sessions.open();

    @AfterEach
    void close() {
        session.close();
    }

    private String run(String script) throws Exception {
        return Sessions.run(session, script);
    }

    @Test
    void columns_are_as_wide_as_their_values_and_numbers_stand_right() throws Exception {
        assertThat(
                        run(
                                "SELECT id, word, len FROM (VALUES (1, 'a', 1.5), (22, CAST(NULL AS STRING), 0.25)) AS t(id, word, len)"))
                .isEqualTo("""
                +----+--------+------+
                | id |   word |  len |
                +----+--------+------+
                |  1 |      a | 1.50 |
                | 22 | <NULL> | 0.25 |
                +----+--------+------+
                2 rows in set
                """);
    }

    @Test
    void long_values_are_cut_at_the_width_of_the_session() throws Exception {
        run("SET 'table.display.max-column-width' = '8'");

        assertThat(run("SELECT 'a text that is long' AS words, '日本語の文' AS wide"))
                .isEqualTo("""
                +----------+----------+
                |    words |     wide |
                +----------+----------+
                | a tex... |  日本... |
                +----------+----------+
                1 row in set
                """);
    }

    @Test
    void a_view_that_only_names_columns_gives_these_names_to_all_columns() throws Exception {
        run("CREATE VIEW v(a, b) AS VALUES (1, 2)");

        assertThat(run("SELECT * FROM v")).isEqualTo("""
                +---+---+
                | a | b |
                +---+---+
                | 1 | 2 |
                +---+---+
                1 row in set
                """);
    }

    @Test
    void a_query_without_rows_prints_an_empty_set() throws Exception {
        assertThat(run("SELECT 1 AS a FROM (VALUES (1)) AS t(x) WHERE x > 5")).isEqualTo("Empty set\n");
    }

    @Test
    void tables_of_programs_can_be_queried() throws Exception {
        RowType rowType =
                RowType.of(new LogicalType[] {new IntType(), VarCharType.STRING_TYPE}, new String[] {"n", "s"});
        session.registerTable(
                "numbers",
                rowType,
                MemorySource.of(
                        rowType,
                        List.of(
                                GenericRowData.of(1, StringData.fromString("one")),
                                GenericRowData.of(2, StringData.fromString("two")))));

        assertThat(run("SELECT s FROM numbers WHERE n = 2")).contains("| two |");
    }

    @Test
    void options_are_checked_and_reset() throws Exception {
        assertThatThrownBy(() -> run("SET 'table.local-timezone' = 'UTC'"))
                .hasMessageStartingWith("MR-2893")
                .hasMessageContaining("'table.local-time-zone'");
        assertThatThrownBy(() -> run("SET 'table.local-time-zone' = 'Mars'")).hasMessageStartingWith("MR-2894");
        assertThatThrownBy(() -> run("SET 'table.dml-sync' = 'perhaps'")).hasMessageStartingWith("MR-2894");
        run("SET 'table.exec.mini-batch.enabled' = 'true'");
        assertThat(run("SET")).contains("table.exec.mini-batch.enabled |  true |");
        run("RESET");
        assertThat(run("SET")).doesNotContain("mini-batch");
        assertThat(run("SET")).contains("table.local-time-zone |   UTC |");
    }

    @Test
    void streaming_mode_prints_kinds_of_changes() throws Exception {
        run("SET 'execution.runtime-mode' = 'streaming'");

        assertThat(run("SELECT id, name FROM (VALUES (1, CAST('a' AS STRING))) AS t(id, name)"))
                .isEqualTo("""
                +----+-------------+--------------------------------+
                | op |          id |                           name |
                +----+-------------+--------------------------------+
                | +I |           1 |                              a |
                +----+-------------+--------------------------------+
                Received a total of 1 row
                """);
        run("SET 'parallelism.default' = '1'");
        run("SET 'millrace.sql.batch-rows' = '1'");
        assertThat(
                        run(
                                "SELECT a, COUNT(*) AS n, SUM(b) AS s FROM (VALUES (1, 2), (2, 5), (1, 3)) AS t(a, b) GROUP BY a"))
                .isEqualTo("""
                +----+-------------+----------------------+-------------+
                | op |           a |                    n |           s |
                +----+-------------+----------------------+-------------+
                | +I |           1 |                    1 |           2 |
                | +I |           2 |                    1 |           5 |
                | -U |           1 |                    1 |           2 |
                | +U |           1 |                    2 |           5 |
                +----+-------------+----------------------+-------------+
                Received a total of 4 rows
                """);
    }

    @Test
    void endless_tables_are_refused_in_batch_mode() throws Exception {
        run("CREATE TABLE endless (a INT) WITH ('connector' = 'datagen')");

        assertThatThrownBy(() -> run("SELECT COUNT(*) FROM endless")).hasMessageStartingWith("MR-2899");
    }

    @Test
    void explain_prints_query_and_plan() throws Exception {
        run("CREATE TABLE t (a INT, b STRING) WITH ('connector' = 'datagen', 'number-of-rows' = '1')");

        assertThat(run("EXPLAIN SELECT b FROM t WHERE a > 1"))
                .startsWith("== Query ==\nSELECT `b`\nFROM `t`\nWHERE `a` > 1\n\n== Optimized Plan ==\n")
                .contains("Scan default_catalog.default_database.t");
    }

    @Test
    void a_misspelled_column_is_answered_with_the_nearest_one() throws Exception {
        run("CREATE TABLE flights (origin STRING, dest STRING, dep_delay INT) WITH ('connector' = 'datagen')");

        assertThatThrownBy(() -> run("SELECT orgin FROM flights"))
                .hasMessageContaining("Write origin instead of orgin.");
        assertThatThrownBy(() -> run("SELECT f.dep_dely FROM flights AS f"))
                .hasMessageContaining("Write dep_delay instead of dep_dely.");
        assertThatThrownBy(() -> run("SELECT totl FROM (SELECT COUNT(*) AS total FROM flights)"))
                .hasMessageContaining("Write total instead of totl.");
        assertThatThrownBy(() -> run("SELECT something FROM flights"))
                .hasMessageContaining("Name a column that exists, for example origin");
    }

    @Test
    void a_misspelled_type_is_answered_with_the_nearest_one() throws Exception {
        run("CREATE TABLE t (a INT) WITH ('connector' = 'datagen')");

        for (String each : List.of("CREATE TABLE u (b STRNG)", "ALTER TABLE t ADD (b STRNG)")) {
            assertThatThrownBy(() -> run(each))
                    .describedAs(each)
                    .hasMessageStartingWith("MR-2892")
                    .hasMessageContaining("The type STRNG does not exist.")
                    .hasMessageContaining("Write STRING.");
        }
        assertThatThrownBy(() -> run("ALTER TABLE t ADD (b WHATEVER)")).hasMessageContaining("Write a type of SQL");
    }

    @Test
    void jobs_of_a_cluster_need_a_cluster() throws Exception {
        assertThat(run("SHOW JOBS")).isEqualTo("Empty set\n");
        for (String each : List.of("STOP JOB 'a'", "DESCRIBE JOB 'a'")) {
            assertThatThrownBy(() -> run(each)).hasMessageContaining("./millrace sql --cluster HOST:PORT");
        }
    }

    @Test
    void statements_of_later_versions_end_in_a_fault() {
        for (String each : List.of("SHOW MODELS", "SHOW MATERIALIZED TABLES")) {
            assertThatThrownBy(() -> run(each)).describedAs(each).hasMessageMatching("(?s)MR-(2852|2910).*");
        }
    }

    @Test
    void a_catalog_or_module_without_factory_is_named() {
        for (String each : List.of("LOAD MODULE hive", "CREATE CATALOG c WITH ('type' = 'jdbc')")) {
            assertThatThrownBy(() -> run(each))
                    .describedAs(each)
                    .hasMessageStartingWith("MR-2963")
                    .hasMessageContaining("Add the jar");
        }
    }

    @Test
    void the_session_goes_on_after_a_fault() throws Exception {
        assertThatThrownBy(() -> run("SELECT nope")).hasMessageStartingWith("MR-2856");
        assertThat(run("SELECT 1 AS a")).contains("| 1 |");
    }
}
