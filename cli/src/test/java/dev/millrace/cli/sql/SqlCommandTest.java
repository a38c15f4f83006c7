package dev.millrace.cli.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

final class SqlCommandTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path directory;

    private int run(String... arguments) {
        return new CommandLine(new SqlCommand())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .setExecutionExceptionHandler((failed, line, _) -> {
                    line.getErr().println(failed.getMessage());
                    return 1;
                })
                .execute(arguments);
    }

    private String script(String text) throws IOException {
        return Files.writeString(directory.resolve("script.sql"), text).toString();
    }

    @Test
    void a_script_prints_the_results_of_its_statements() throws IOException {
        int status = run("-f", script("SET 'parallelism.default' = '1';\nSELECT 1 AS a; -- the end\n"));

        assertThat(status).isZero();
        assertThat(out).hasToString("""
                [INFO] Execute statement succeeded.
                +---+
                | a |
                +---+
                | 1 |
                +---+
                1 row in set
                """);
    }

    @Test
    void rows_can_be_printed_as_json_and_csv() {
        String query = "SELECT 1 AS a, 'x, \"y\"' AS b, CAST(NULL AS INT) AS c, ARRAY[1.5] AS d";

        assertThat(run("-o", "json", "-e", query)).isZero();
        assertThat(out).hasToString("{\"a\":1,\"b\":\"x, \\\"y\\\"\",\"c\":null,\"d\":[1.5]}\n");
        out.getBuffer().setLength(0);
        assertThat(run("-o", "csv", "-e", query)).isZero();
        assertThat(out).hasToString("a,b,c,d\n1,\"x, \"\"y\"\"\",,[1.5]\n");
    }

    @Test
    void the_first_fault_ends_the_script_and_names_the_place() throws IOException {
        int status = run("-f", script("SELECT 1 AS a;\n\nSELECT nope\nFROM nowhere;\nSELECT 2 AS b;\n"));

        assertThat(status).isOne();
        assertThat(out.toString()).contains("| 1 |").doesNotContain("| 2 |");
        assertThat(err.toString())
                .contains("the statement at line 3, column 1 failed")
                .contains("MR-2856")
                .contains("line 4, column 6")
                .contains("^");
    }

    @Test
    void a_failing_row_ends_the_script() {
        String table = "CREATE TABLE n (x INT) WITH ('connector' = 'datagen', 'number-of-rows' = '1000000',"
                + " 'fields.x.kind' = 'sequence', 'fields.x.start' = '1', 'fields.x.end' = '1000000');";

        assertThat(run("-e", table + "SELECT SUM(1 / (1000000 - x)) FROM n;")).isOne();
        assertThat(err.toString()).contains("zero");
    }

    @Test
    void an_init_script_runs_first_and_prints_nothing() throws IOException {
        String init = script("CREATE VIEW v AS SELECT 5 AS five; SELECT * FROM v;");

        assertThat(run("-i", init, "-e", "SELECT five FROM v", "-o", "csv")).isZero();
        assertThat(out).hasToString("five\n5\n");
    }

    @Test
    void wrong_files_and_options_are_faults() throws IOException {
        assertThat(run("-f", directory.resolve("missing.sql").toString())).isOne();
        assertThat(err.toString()).contains("MR-2907");
        assertThat(run("-D", "table.local-time-zon=UTC", "-e", "SELECT 1")).isOne();
        assertThat(err.toString()).contains("MR-2893").contains("'table.local-time-zone'");
        assertThat(run("-o", "xml", "-e", "SELECT 1")).isEqualTo(2);
    }

    @Test
    void the_flights_script_computes_delays() throws IOException {
        String flights = Files.readString(ROOT.resolve("examples/sql/flights.sql"))
                .replace("'examples/data", "'" + ROOT.resolve("examples/data"));

        assertThat(run("-f", script(flights))).describedAs(err.toString()).isZero();
        assertThat(out.toString())
                .contains("|     DFW | 2001-03-12 19:00:00.000 |       7 |               22.0 |    92 |")
                .contains("| 2001-01-02 |    2 |     MCI |       3 |      122.0 |")
                .contains("|   Chicago O'Hare International |   74 |   259 |");
    }

    @Test
    void the_script_of_growing_delays_finds_three_that_grow_in_a_row() throws IOException {
        String flights = Files.readString(ROOT.resolve("examples/sql/growing-delays.sql"))
                .replace("'examples/data", "'" + ROOT.resolve("examples/data"));

        for (String mode : new String[] {"batch", "streaming"}) {
            String script = "SET 'execution.runtime-mode' = '" + mode + "';\n" + flights;
            out.getBuffer().setLength(0);
            assertThat(run("-f", script(script), "-o", "csv"))
                    .describedAs(err.toString())
                    .isZero();
            assertThat(out.toString())
                    .contains("PHL,2001-03-04 16:38:00.000,2001-03-04 23:10:00.000,25,187,162")
                    .contains("LAS,2001-01-11 09:10:00.000,2001-01-11 13:25:00.000,32,112,80")
                    .contains("SFO,2001-03-02 12:35:00.000,2001-03-02 14:45:00.000,18,60,42");
        }
    }
}
