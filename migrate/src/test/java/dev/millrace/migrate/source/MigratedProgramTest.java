package dev.millrace.migrate.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.migrate.NamesTable;
import dev.millrace.migrate.jar.CompiledProgram;
import dev.millrace.migrate.jar.OrdersProgram;
import dev.millrace.migrate.jar.TestedProgram;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whole programs after the rewriting: they compile, and give the results they gave before.
final class MigratedProgramTest {
    @TempDir
    private Path directory;

    @Test
    void a_rewritten_program_compiles_and_gives_the_same_results() throws Exception {
        Rewritten rewritten = new JavaRewriter(NamesTable.flink()).rewrite(OrdersProgram.SOURCE);
        assertThat(rewritten.remarks()).isEmpty();
        assertThat(rewritten.text()).doesNotContain("org.apache.flink");
        CompiledProgram program = CompiledProgram.of(directory, 25, Map.of("shop.Orders", rewritten.text()));
        assertThat(program.call("shop.Orders", "run")).isEqualTo(OrdersProgram.RESULTS);
    }

    @Test
    void a_rewritten_test_with_harnesses_passes() throws Exception {
        Rewritten rewritten = new JavaRewriter(NamesTable.flink()).rewrite(TestedProgram.SOURCE);
        assertThat(rewritten.remarks()).isEmpty();
        assertThat(rewritten.text()).doesNotContain("org.apache.flink");
        CompiledProgram program = CompiledProgram.of(directory, 25, Map.of("shop.CountsTest", rewritten.text()));
        assertThat(program.call("shop.CountsTest", "run")).isEqualTo(TestedProgram.RESULTS);
    }

    @Test
    void a_test_that_was_compiled_against_flink_passes_as_it_is() throws Exception {
        CompiledProgram program = CompiledProgram.of(directory, 17, Map.of("shop.CountsTest", TestedProgram.SOURCE));
        assertThat(program.call("shop.CountsTest", "run")).isEqualTo(TestedProgram.RESULTS);
    }
}
