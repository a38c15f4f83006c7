package dev.millrace.migrate.jar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.config.Configuration;
import java.net.URL;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Runs programs that call `System.exit`.
final class UserSystemExitTest {
    private static final String SOURCE = """
            package exits;

            import java.util.function.*;

            public class Exits {
                public static void system() { System.exit(3); }

                public static void runtime() { Runtime.getRuntime().exit(3); }

                public static void halt() { Runtime.getRuntime().halt(3); }

                public static void reference() {
                    IntConsumer exit = System::exit;
                    exit.accept(3);
                }

                public static void bound() {
                    IntConsumer exit = Runtime.getRuntime()::exit;
                    exit.accept(3);
                }

                public static void unbound() {
                    ObjIntConsumer<Runtime> exit = Runtime::halt;
                    exit.accept(Runtime.getRuntime(), 3);
                }

                public static void caught() {
                    try {
                        System.exit(3);
                    } catch (Exception everything) {
                        System.exit(1);
                    }
                }

                public static int own() { return new Exits().exit(3); }

                private int exit(int status) { return status + 1; }
            }
            """;

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"system", "runtime", "halt", "reference", "bound", "unbound", "caught"})
    void a_program_that_ends_its_process_gets_an_error_with_the_status(String method) {
        CompiledProgram program = CompiledProgram.of(directory, 11, Map.of("exits.Exits", SOURCE));
        assertThatThrownBy(() -> call(program, method))
                .cause()
                .isInstanceOfSatisfying(
                        UserSystemExit.class, exit -> assertThat(exit.status()).isEqualTo(3))
                .hasMessageContaining("MR-8501")
                .hasMessageContaining("exits.Exits")
                .hasMessageContaining("cluster.intercept-user-system-exit");
    }

    @Test
    void a_method_of_the_program_may_have_the_same_name() throws Exception {
        CompiledProgram program = CompiledProgram.of(directory, 11, Map.of("exits.Exits", SOURCE));
        assertThat(call(program, "own")).isEqualTo(4);
    }

    @Test
    void the_setting_is_read_as_flink_reads_it() {
        assertThat(mode("THROW")).isEqualTo(UserSystemExitMode.THROW);
        assertThat(mode("log")).isEqualTo(UserSystemExitMode.LOG);
        assertThat(mode("DISABLED")).isEqualTo(UserSystemExitMode.DISABLED);
        assertThat(UserSystemExitMode.ofProcess(new Configuration())).isEqualTo(UserSystemExitMode.THROW);
        assertThatThrownBy(() -> mode("maybe")).hasMessageContaining("MR-2400");
    }

    private static UserSystemExitMode mode(String text) {
        return UserSystemExitMode.ofProcess(Configuration.fromMap(Map.of("cluster.intercept-user-system-exit", text)));
    }

    private static Object call(CompiledProgram program, String method) throws Exception {
        ClassLoader engine = UserSystemExitTest.class.getClassLoader();
        try (JobClassLoader loader =
                new JobClassLoader(new URL[] {program.classes().toUri().toURL()}, engine, UserSystemExitMode.THROW)) {
            return Class.forName("exits.Exits", true, loader).getMethod(method).invoke(null);
        }
    }
}
