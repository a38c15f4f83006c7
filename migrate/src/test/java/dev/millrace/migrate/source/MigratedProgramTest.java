package dev.millrace.migrate.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.migrate.NamesTable;
import dev.millrace.migrate.jar.CompiledProgram;
import dev.millrace.migrate.jar.OrdersProgram;
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
}
