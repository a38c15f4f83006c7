package dev.millrace.sql.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class InsertStatementsTest {
    private final SqlSession session = Sessions.open();

    @TempDir
    private Path directory;

    @BeforeEach
    void create() throws Exception {
        run("CREATE TABLE t (a INT, b STRING, c BIGINT NOT NULL) " + files("t"));
    }

    @AfterEach
    void close() {
        session.close();
    }

    private String files(String name) {
        return "WITH ('connector' = 'filesystem', 'format' = 'csv', 'path' = '" + directory.resolve(name) + "')";
    }

    private String run(String script) throws Exception {
        return Sessions.run(session, script);
    }

    @Test
    void columns_can_be_listed_and_are_cast() throws Exception {
        assertThat(run("INSERT INTO t (c, a) SELECT 5, 7"))
                .isEqualTo("[INFO] Complete execution of the SQL update statement.\n");

        assertThat(run("SELECT a, c FROM t")).contains("| 7 | 5 |");
    }

    @Test
    void queries_that_do_not_fit_are_refused() {
        assertThatThrownBy(() -> run("INSERT INTO t SELECT 1, 'a'"))
                .hasMessageStartingWith("MR-2896")
                .hasMessageContaining("2 columns, but 3");
        assertThatThrownBy(() -> run("INSERT INTO t SELECT 'x', 'a', 1"))
                .hasMessageStartingWith("MR-2896")
                .hasMessageContaining("column a");
        assertThatThrownBy(() -> run("INSERT INTO t (a) SELECT 1")).hasMessageContaining("column c is NOT NULL");
        assertThatThrownBy(() -> run("INSERT INTO t (a, nope) SELECT 1, 2")).hasMessageStartingWith("MR-2890");
    }

    @Test
    void null_in_a_column_that_is_not_null_fails_or_is_dropped() throws Exception {
        String insert = "INSERT INTO t SELECT a, CAST(a AS STRING), CASE WHEN a > 1 THEN a END"
                + " FROM (VALUES (1), (2)) AS v(a)";
        assertThatThrownBy(() -> run(insert)).hasMessageStartingWith("MR-2904").hasMessageContaining("column c");
        assertThat(Files.exists(directory.resolve("t"))).isFalse();

        run("SET 'table.exec.sink.not-null-enforcer' = 'DROP'; " + insert + ";");
        assertThat(run("SELECT COUNT(*) AS n FROM t")).contains("| 1 |");
    }

    @Test
    void a_statement_set_writes_all_tables() throws Exception {
        run("CREATE TABLE u (a INT) " + files("u"));

        run("EXECUTE STATEMENT SET BEGIN INSERT INTO u VALUES (1); INSERT INTO u VALUES (2); END;");
        assertThat(run("BEGIN STATEMENT SET; INSERT INTO u VALUES (3);"))
                .isEqualTo("[INFO] Execute statement succeeded.\n[INFO] Execute statement succeeded.\n");
        assertThatThrownBy(() -> run("SELECT 1")).hasMessageStartingWith("MR-2897");
        run("END");
        assertThatThrownBy(() -> run("END")).hasMessageStartingWith("MR-2897");
        assertThat(run("SELECT SUM(a) AS s FROM u")).contains("| 6 |");
    }

    @Test
    void create_table_as_writes_the_query_or_creates_nothing() throws Exception {
        run("CREATE TABLE made " + files("made") + " AS SELECT 1 AS id, 'x' AS name");
        assertThat(run("SELECT * FROM made")).contains("|  1 |    x |");

        assertThatThrownBy(() -> run("CREATE TABLE broken WITH ('connector' = 'nope') AS SELECT 1 AS id"))
                .hasMessageStartingWith("MR-2900");
        assertThat(run("SHOW TABLES")).doesNotContain("broken");
    }

    @Test
    void computed_columns_are_not_written() throws Exception {
        run("CREATE TABLE k (a INT, twice AS a * 2) " + files("k"));
        run("INSERT INTO k VALUES (4)");

        assertThat(run("SELECT twice FROM k WHERE twice > 5")).contains("|     8 |");
    }

    @Test
    void a_table_that_only_writes_cannot_be_read() throws Exception {
        run("CREATE TABLE hole (a INT) WITH ('connector' = 'blackhole')");
        run("INSERT INTO hole VALUES (1)");

        assertThatThrownBy(() -> run("SELECT * FROM hole")).hasMessageStartingWith("MR-2934");
    }
}
