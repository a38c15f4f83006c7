package dev.millrace.sql.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Reads and writes tables of files.
final class FileTablesTest {
    private final SqlSession session = Sessions.open();

    @TempDir
    private Path directory;

    @AfterEach
    void close() {
        session.close();
    }

    private String run(String script) throws Exception {
        return Sessions.run(session, script);
    }

    private void table(String columns, String format, String... options) throws Exception {
        String more = options.length == 0 ? "" : ", " + String.join(", ", options);
        run("CREATE TABLE t (" + columns + ") WITH ('connector' = 'filesystem', 'format' = '" + format + "', 'path' = '"
                + directory.resolve("t") + "'" + more + ")");
    }

    private Path file(String name, String text) throws IOException {
        Path file = directory.resolve("t").resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private List<String> files() throws IOException {
        try (Stream<Path> walk = Files.walk(directory.resolve("t"))) {
            return walk.filter(Files::isRegularFile)
                    .map(each -> directory.resolve("t").relativize(each).toString())
                    .toList();
        }
    }

    @Test
    void csv_has_quotes_line_ends_in_values_and_nulls() throws Exception {
        table("id INT, s STRING, d DATE, f DOUBLE, b BOOLEAN", "csv", "'csv.null-literal' = 'n/a'");
        file(
                "a.csv",
                "1,\"a \"\"b\"\", c\",2024-02-29,1.5,true\n2,\"two\nlines\",n/a,n/a,n/a\n\n3,,2024-01-01,-1e3,false");

        assertThat(run("SELECT * FROM t ORDER BY id"))
                .isEqualTo("""
                +----+------------+------------+---------+--------+
                | id |          s |          d |       f |      b |
                +----+------------+------------+---------+--------+
                |  1 | a "b", c | 2024-02-29 |     1.5 |   TRUE |
                |  2 |  two
                lines |     <NULL> |  <NULL> | <NULL> |
                |  3 |            | 2024-01-01 | -1000.0 |  FALSE |
                +----+------------+------------+---------+--------+
                3 rows in set
                """.replace("+------------+------------+-", "+-----------+------------+-")
                        .replace("|          s |", "|         s |")
                        .replace("| a \"b\", c |", "|  a \"b\", c |")
                        .replace("|  two", "| two")
                        .replace("|  3 |            |", "|  3 |           |"));
    }

    @Test
    void a_query_gives_other_options() throws Exception {
        table("id INT, s STRING, twice AS id * 2", "csv");
        file("a.csv", "1,x\n2,n/a\n");
        String query = "SELECT a.id, a.twice, b.s FROM t%s AS a JOIN t AS b ON a.id = b.id WHERE a.s IS NULL";

        assertThat(run(query.formatted(""))).contains("Empty set");
        assertThat(run(query.formatted(" /*+ OPTIONS('csv.null-literal' = 'n/a') */")))
                .contains("|  2 |     4 | n/a |")
                .contains("1 row in set");
        assertThatThrownBy(() -> run(query.formatted(" /*+ OPTIONS('csv.null-litera' = 'n/a') */")))
                .hasMessageContaining("csv.null-litera");
        run("CREATE VIEW v AS SELECT * FROM t");
        assertThatThrownBy(() -> run("SELECT * FROM v /*+ OPTIONS('csv.null-literal' = 'n/a') */"))
                .hasMessageContaining("MR-2863");
        run("SET 'table.dynamic-table-options.enabled' = 'false'");
        assertThatThrownBy(() -> run(query.formatted(" /*+ OPTIONS('csv.null-literal' = 'n/a') */")))
                .hasMessageContaining("table.dynamic-table-options.enabled");
    }

    @Test
    void metadata_columns_name_the_file_of_a_row() throws Exception {
        table(
                "id INT, path STRING NOT NULL METADATA FROM 'file.path' VIRTUAL, `file.name` STRING METADATA VIRTUAL,"
                        + " size BIGINT METADATA FROM 'file.size' VIRTUAL, more AS size + 1,"
                        + " changed TIMESTAMP_LTZ(3) METADATA FROM 'file.modification-time' VIRTUAL, p INT",
                "csv");
        file("a.csv", "1,7\n2,8\n");
        Path other = file("sub/b.csv", "3,9\n");
        Files.setLastModifiedTime(other, FileTime.fromMillis(86_400_000));
        run("SET 'table.local-time-zone' = 'UTC'");

        assertThat(run("SELECT id, `file.name`, size, more, p FROM t WHERE size > 4 ORDER BY id"))
                .contains("|  1 |     a.csv |    8 |    9 | 7 |", "|  2 |     a.csv |    8 |    9 | 8 |")
                .contains("2 rows in set");
        assertThat(run("SELECT changed FROM t WHERE path = 'file:" + other + "'"))
                .contains("1970-01-02 00:00:00.000")
                .contains("1 row in set");
        assertThat(run("SELECT COUNT(DISTINCT path) AS files FROM t")).contains("|     2 |");
    }

    @Test
    void rows_are_written_without_virtual_metadata() throws Exception {
        table("id INT, name STRING METADATA FROM 'file.name' VIRTUAL", "csv");
        run("INSERT INTO t VALUES (1), (2)");
        assertThat(run("SELECT COUNT(name) AS names FROM t")).contains("|     2 |");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            m STRING METADATA FROM 'file.pth' VIRTUAL | file.modification-time, file.name, file.path, file.size
            m INT METADATA FROM 'file.size' VIRTUAL   | the metadata 'file.size' has the type BIGINT NOT NULL
            """)
    void metadata_that_does_not_exist_is_refused(String column, String message) throws Exception {
        table("id INT, " + column, "csv");
        assertThatThrownBy(() -> run("SELECT * FROM t"))
                .hasMessageStartingWith("MR-2918")
                .hasMessageContaining(message);
    }

    @Test
    void metadata_cannot_be_written() throws Exception {
        table("id INT, name STRING METADATA FROM 'file.name'", "csv");
        assertThatThrownBy(() -> run("INSERT INTO t VALUES (1, 'a')"))
                .hasMessageStartingWith("MR-2918")
                .hasMessageContaining("VIRTUAL");
    }

    @Test
    void a_wrong_value_names_file_line_and_column() throws Exception {
        table("id INT, n INT", "csv");
        file("a.csv", "1,1\n2,x\n");

        assertThatThrownBy(() -> run("SELECT SUM(n) FROM t"))
                .hasMessageStartingWith("MR-2930")
                .hasMessageContaining("'x' in line 2 of")
                .hasMessageContaining("a.csv")
                .hasMessageContaining("column n")
                .hasMessageContaining("csv.ignore-parse-errors");
        assertThat(run("SELECT SUM(id) FROM t")).contains("| 3 |".replace("| 3 |", "|      3 |"));
        run("ALTER TABLE t SET ('csv.ignore-parse-errors' = 'true')");
        assertThat(run("SELECT COUNT(*), COUNT(n) FROM t")).contains("|      2 |      1 |");
    }

    @Test
    void json_reads_nested_values_and_skips_unknown_fields() throws Exception {
        table("id BIGINT, tags ARRAY<STRING>, r ROW<x INT, y STRING>, m MAP<STRING, INT>, ts TIMESTAMP(3)", "json");
        file("a.json", """
                {"id": 1, "other": {"deep": [1, 2]}, "tags": ["a", null], "r": {"x": 5}, "m": {"k": 7}}
                {"id": "2", "ts": "2024-05-06 07:08:09.123"}
                """);

        assertThat(run("SELECT * FROM t ORDER BY id")).isEqualTo("""
                +----+-----------+-----------+--------+-------------------------+
                | id |      tags |         r |      m |                      ts |
                +----+-----------+-----------+--------+-------------------------+
                |  1 | [a, NULL] | (5, NULL) |  {k=7} |                  <NULL> |
                |  2 |    <NULL> |    <NULL> | <NULL> | 2024-05-06 07:08:09.123 |
                +----+-----------+-----------+--------+-------------------------+
                2 rows in set
                """);
    }

    @Test
    void a_line_that_is_no_json_fails_or_is_left_out() throws Exception {
        table("id INT, s STRING", "json");
        file("a.json", "{\"id\": 1, \"s\": \"a\"}\n{\"id\": 2, \"s\": \n{\"id\": 3, \"s\": \"c\"}\n");

        assertThatThrownBy(() -> run("SELECT * FROM t"))
                .hasMessageStartingWith("MR-2930")
                .hasMessageContaining("Line 2 of");
        run("ALTER TABLE t SET ('json.ignore-parse-errors' = 'true')");
        assertThat(run("SELECT id, s FROM t ORDER BY id")).contains("|  1 | a |\n|  3 | c |\n");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void partitions_are_directories(int parallelism) throws Exception {
        run("SET 'parallelism.default' = '" + parallelism + "'");
        run("CREATE TABLE t (id INT, dt STRING, h INT) PARTITIONED BY (dt, h) WITH ('connector' = 'filesystem',"
                + " 'format' = 'csv', 'path' = '" + directory.resolve("t") + "')");
        run("INSERT INTO t VALUES (1, 'a/b', 1), (2, 'x', CAST(NULL AS INT)), (3, 'x', 2)");

        assertThat(files())
                .allMatch(each -> each.matches("dt=(a%2Fb/h=1|x/h=__DEFAULT_PARTITION__|x/h=2)/part-.*"))
                .hasSize(3);
        assertThat(run("SELECT * FROM t ORDER BY id")).contains("""
                |  1 | a/b |      1 |
                |  2 |   x | <NULL> |
                |  3 |   x |      2 |
                """);
        assertThat(run("SELECT SUM(h) AS hours FROM t")).contains("|     3 |");
    }

    @Test
    void overwrite_replaces_the_written_partitions_only() throws Exception {
        run("CREATE TABLE t (id INT, dt STRING) PARTITIONED BY (dt) WITH ('connector' = 'filesystem',"
                + " 'format' = 'json', 'path' = '" + directory.resolve("t") + "')");
        run("INSERT INTO t VALUES (1, 'a'), (2, 'b')");
        run("INSERT OVERWRITE t VALUES (3, 'a')");
        assertThat(run("SELECT * FROM t ORDER BY id")).contains("|  2 |  b |\n|  3 |  a |\n");

        run("INSERT OVERWRITE t PARTITION (dt = 'b') SELECT 9");
        assertThat(run("SELECT * FROM t ORDER BY id")).contains("|  3 |  a |\n|  9 |  b |\n");
        run("INSERT OVERWRITE t PARTITION (dt = 'b') SELECT 1 FROM t WHERE FALSE");
        assertThat(run("SELECT COUNT(*) AS n FROM t")).contains("| 1 |");
    }

    @Test
    void overwrite_may_read_the_table_that_it_replaces() throws Exception {
        table("id INT", "csv");
        run("INSERT INTO t VALUES (1), (2)");
        run("INSERT OVERWRITE t SELECT id + 10 FROM t");

        assertThat(run("SELECT * FROM t ORDER BY id"))
                .contains("| 11 |\n| 12 |\n")
                .doesNotContain("|  1 |");
    }

    @Test
    void an_insert_that_fails_leaves_the_table_as_it_was() throws Exception {
        table("id INT", "csv");
        run("INSERT INTO t VALUES (1)");
        List<String> before = files();
        run("CREATE TABLE many (n INT) WITH ('connector' = 'datagen', 'number-of-rows' = '50000',"
                + " 'fields.n.kind' = 'sequence', 'fields.n.start' = '1', 'fields.n.end' = '50000')");

        assertThatThrownBy(() -> run("INSERT INTO t SELECT 1 / (40000 - n) FROM many"))
                .hasMessageContaining("MR-");
        assertThatThrownBy(() -> run("INSERT OVERWRITE t SELECT 1 / (40000 - n) FROM many"))
                .hasMessageContaining("MR-");
        assertThat(files()).isEqualTo(before);
    }

    @Test
    void wildcards_and_regular_expressions_select_files() throws Exception {
        file("2024/a.csv", "1\n");
        file("2025/a.csv", "2\n");
        file("2025/b.txt", "3\n");
        run("CREATE TABLE w (id INT) WITH ('connector' = 'filesystem', 'format' = 'csv', 'path' = '"
                + directory.resolve("t") + "/202{4,5}/*.csv')");
        assertThat(run("SELECT SUM(id) AS s FROM w")).contains("| 3 |");
        run("CREATE TABLE r (id INT) WITH ('connector' = 'filesystem', 'format' = 'csv', 'path' = '"
                + directory.resolve("t") + "', 'source.path.regex-pattern' = '.*2025.*')");
        assertThat(run("SELECT SUM(id) AS s FROM r")).contains("| 5 |");
    }

    @Test
    void a_path_that_does_not_exist_is_a_fault() throws Exception {
        table("id INT", "csv");

        assertThatThrownBy(() -> run("SELECT * FROM t"))
                .hasMessageStartingWith("MR-2932")
                .hasMessageContaining("does not exist");
    }

    @Test
    void wrong_options_lead_to_the_right_ones() throws Exception {
        run("CREATE TABLE a (id INT) WITH ('connector' = 'filesytem')");
        assertThatThrownBy(() -> run("SELECT * FROM a"))
                .hasMessageStartingWith("MR-2900")
                .hasMessageContaining("Write 'filesystem'.");
        run("CREATE TABLE b (id INT) WITH ('connector' = 'filesystem', 'path' = '/x')");
        assertThatThrownBy(() -> run("SELECT * FROM b"))
                .hasMessageStartingWith("MR-2909")
                .hasMessageContaining("'format'");
        run("CREATE TABLE c (id INT) WITH ('connector' = 'print', 'print-identifer' = 'x')");
        assertThatThrownBy(() -> run("INSERT INTO c VALUES (1)"))
                .hasMessageStartingWith("MR-2908")
                .hasMessageContaining("Write 'print-identifier'.");
        run("CREATE TABLE d (id INT) WITH ('connector' = 'filesystem', 'path' = '/x', 'format' = 'xml')");
        assertThatThrownBy(() -> run("SELECT * FROM d")).hasMessageStartingWith("MR-2931");
    }

    @Test
    void the_written_files_have_the_form_of_flink() throws Exception {
        String columns =
                "id INT, s STRING, p DECIMAL(10, 2), d DATE, ts TIMESTAMP(3), b BOOLEAN, y BYTES, a ARRAY<INT>";
        table(columns, "csv");
        run("CREATE TABLE j (" + columns + ") WITH ('connector' = 'filesystem', 'format' = 'json', 'path' = '"
                + directory.resolve("j") + "')");
        String query = "SELECT 1, 'a,b', CAST(1.5 AS DECIMAL(10, 2)), DATE '2020-01-01',"
                + " TIMESTAMP '2020-01-01 10:00:00.120', TRUE, X'0102', ARRAY[1, 2]";
        run("INSERT INTO t " + query + "; INSERT INTO j " + query + ";");

        assertThat(Files.readString(directory.resolve("t").resolve(files().getFirst())))
                .isEqualTo("1,\"a,b\",1.5,2020-01-01,\"2020-01-01 10:00:00.12\",true,AQI=,1;2\n");
        try (Stream<Path> written = Files.list(directory.resolve("j"))) {
            assertThat(Files.readString(written.findFirst().orElseThrow()))
                    .isEqualTo("{\"id\":1,\"s\":\"a,b\",\"p\":1.5,\"d\":\"2020-01-01\","
                            + "\"ts\":\"2020-01-01 10:00:00.12\",\"b\":true,\"y\":\"AQI=\",\"a\":[1,2]}\n");
        }
        assertThat(run("SELECT * FROM t")).contains("x'0102' | [1, 2] |");
    }
}
