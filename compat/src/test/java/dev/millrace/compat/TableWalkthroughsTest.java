package dev.millrace.compat;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Runs the walkthroughs of the Table API in `examples`: on Millrace, and after the export on Flink's local cluster.
final class TableWalkthroughsTest {
    private static final Path SOURCES = Path.of("../examples/src/tables/java");

    @TempDir
    private Path directory;

    private void check(String program, String... lines) throws Exception {
        String mainClass = "dev.millrace.examples.tables." + program;
        ExampleJar jar = CompiledJob.ofSources(directory, SOURCES, mainClass, Engine.ours());
        assertThat(results(Engine.MILLRACE, jar)).containsExactlyInAnyOrder(lines);
        Path target = jar.path().resolveSibling("exported.jar");
        assertThat(Engine.millrace("export", "--to-flink", jar.path().toString(), "-o", target.toString()))
                .isZero();
        assertThat(results(Engine.FLINK, new ExampleJar(target, mainClass, true)))
                .containsExactlyInAnyOrder(lines);
    }

    private static List<String> results(Engine engine, ExampleJar jar) throws Exception {
        return engine.run(jar, List.of(), line -> !line.isBlank(), Integer.MAX_VALUE);
    }

    @Test
    void the_fraud_report_names_the_hours_with_large_sums() throws Exception {
        check("FraudReport", "+I[0815, 2, 1350, several payments]", "+I[4711, 1, 3000, one large payment]");
    }

    @Test
    void clicks_become_visits() throws Exception {
        check("Visits", "+I[ann, 3, 11:09]", "+I[ann, 1, 12:00]", "+I[bob, 1, 10:35]", "+I[bob, 1, 11:10]");
    }

    @Test
    void changes_become_a_table_and_changes_again() throws Exception {
        check("Balances", "north: 130", "south: 7");
    }
}
