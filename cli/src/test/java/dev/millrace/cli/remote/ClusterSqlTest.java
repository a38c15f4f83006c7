package dev.millrace.cli.remote;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.base.host.Host;
import dev.millrace.cli.sql.SqlCommand;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/// Runs statements of `./millrace sql` on a coordinator and two workers.
@Timeout(value = 180, unit = TimeUnit.SECONDS)
final class ClusterSqlTest {
    private static final Pattern JOB = Pattern.compile("Job ID: (\\p{XDigit}{32})");
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    @TempDir
    private static Path directory;

    private static LiveCluster cluster;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeAll
    static void start() {
        cluster = new LiveCluster(directory, 2, 2, Map.of());
    }

    @AfterAll
    static void stop() {
        cluster.close();
    }

    private int run(String... arguments) {
        List<String> all = new ArrayList<>(
                List.of("--cluster", "127.0.0.1:" + cluster.ports().get("http"), "-D", "parallelism.default=2"));
        all.addAll(List.of(arguments));
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        return execute(all);
    }

    private int execute(List<String> all) {
        return new CommandLine(new SqlCommand())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .setExecutionExceptionHandler((failed, line, _) -> {
                    line.getErr().println(failed.getMessage());
                    return 1;
                })
                .execute(all.toArray(String[]::new));
    }

    private String printed(String... arguments) {
        int status = run(arguments);
        assertThat(status).describedAs(err.toString()).isZero();
        return out.toString();
    }

    @Test
    void the_flights_script_runs_on_workers() throws IOException {
        String flights = Files.readString(ROOT.resolve("examples/sql/flights.sql"))
                .replace("'examples/data", "'" + ROOT.resolve("examples/data"));
        String script =
                Files.writeString(directory.resolve("flights.sql"), flights).toString();

        assertThat(printed("-f", script))
                .contains("|     DFW | 2001-03-12 19:00:00.000 |       7 |               22.0 |    92 |")
                .contains("|   Chicago O'Hare International |   74 |   259 |");
        // The cluster has run the queries, and not this process.
        assertThat(printed("-o", "csv", "-e", "SHOW JOBS")).contains(",query,FINISHED,");
    }

    @Test
    void a_query_with_many_rows_returns_all_rows() {
        String table = "CREATE TABLE n (x BIGINT, text STRING) WITH ('connector' = 'datagen',"
                + " 'number-of-rows' = '200000', 'fields.x.kind' = 'sequence', 'fields.x.start' = '1',"
                + " 'fields.x.end' = '200000', 'fields.text.length' = '50');";

        String[] lines =
                printed("-o", "csv", "-e", table + "SELECT x, text FROM n").split("\n");
        long sum = Stream.of(lines)
                .skip(1)
                .mapToLong(each -> Long.parseLong(each.split(",")[0]))
                .sum();
        assertThat(lines).hasSize(200_001);
        assertThat(sum).isEqualTo(200_000L * 200_001 / 2);
    }

    @Test
    void a_streaming_query_returns_its_changes() {
        String mode = "SET 'execution.runtime-mode' = 'streaming';";
        String query = "SELECT word, COUNT(*) AS n FROM (VALUES ('a'), ('b'), ('a')) AS t(word) GROUP BY word";

        assertThat(printed("-e", mode + query))
                .contains("| +I |")
                .contains("a |")
                .contains("Received a total of");
    }

    @Test
    void the_failure_of_a_query_is_reported() {
        String table = "CREATE TABLE n (x INT) WITH ('connector' = 'datagen', 'number-of-rows' = '1000',"
                + " 'fields.x.kind' = 'sequence', 'fields.x.start' = '1', 'fields.x.end' = '1000');";

        assertThat(run("-e", table + "SELECT SUM(1 / (500 - x)) FROM n")).isOne();
        assertThat(err.toString()).contains("zero");
    }

    @Test
    void an_insert_is_submitted_listed_and_stopped() {
        String tables = "CREATE TABLE n (x INT) WITH ('connector' = 'datagen', 'rows-per-second' = '10');"
                + "CREATE TABLE nowhere (x INT) WITH ('connector' = 'blackhole');"
                + "SET 'execution.runtime-mode' = 'streaming';";
        Matcher job = JOB.matcher(printed("-e", tables + "INSERT INTO nowhere SELECT x FROM n"));
        assertThat(job.find()).isTrue();
        String id = job.group(1);

        while (!printed("-o", "csv", "-e", "DESCRIBE JOB '" + id + "'").contains("RUNNING")) pause();
        assertThat(printed("-o", "csv", "-e", "SHOW JOBS"))
                .contains(id + ",insert-into_default_catalog.default_database.nowhere,RUNNING,");
        assertThat(printed("-e", "STOP JOB '" + id + "' ")).contains("Execute statement succeeded");
        assertThat(printed("-o", "csv", "-e", "DESCRIBE JOB '" + id + "'")).contains("CANCELED");
        assertThat(run("-e", "STOP JOB '" + "0".repeat(32) + "'")).isOne();
        assertThat(err.toString()).contains("The cluster has no job");
    }

    private static void pause() {
        Host.real().threads().park(10_000_000);
        if (Thread.interrupted()) throw new IllegalStateException("the job does not run");
    }

    @Test
    void an_insert_waits_for_its_end_if_dml_sync_is_on() throws IOException {
        Path written = directory.resolve("written");
        String script = "SET 'table.dml-sync' = 'true';"
                + "CREATE TABLE w (x INT) WITH ('connector' = 'filesystem', 'format' = 'csv', 'path' = '" + written
                + "');"
                + "INSERT INTO w VALUES (1), (2), (3);";

        assertThat(printed("-e", script)).contains("Complete execution of the SQL update statement.");
        try (Stream<Path> files = Files.list(written)) {
            long lines = 0;
            for (Path each : files.filter(Files::isRegularFile).toList())
                lines += Files.readAllLines(each).size();
            assertThat(lines).isEqualTo(3);
        }
    }

    @Test
    void functions_of_an_added_jar_run_on_workers() throws IOException {
        Path jar = ProgramJar.of(directory, "Shout", """
                public class Shout extends dev.millrace.table.functions.ScalarFunction {
                    public String eval(String text) {
                        return text + '!';
                    }
                }
                """);
        String create = "CREATE FUNCTION shout AS 'Shout'";
        String query = "SELECT shout(word) AS loud FROM (VALUES ('a'), ('b')) AS t(word) ORDER BY loud";

        assertThat(printed("-o", "csv", "-e", "ADD JAR '" + jar + "';" + create + ";" + query))
                .endsWith("loud\na!\nb!\n");
        assertThat(printed("-o", "csv", "-e", create + " USING JAR '" + jar + "';" + query))
                .endsWith("loud\na!\nb!\n");
        assertThat(printed("-o", "csv", "-j", jar.toString(), "-e", create + ";" + query))
                .endsWith("loud\na!\nb!\n");
    }

    @Test
    void a_wrong_address_is_an_error_of_the_command_line() {
        assertThat(execute(List.of("--cluster", "somewhere", "-e", "SELECT 1"))).isEqualTo(2);
        assertThat(err.toString()).contains("'somewhere' is not HOST:PORT");
    }
}
