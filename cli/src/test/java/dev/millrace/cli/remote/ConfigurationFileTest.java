package dev.millrace.cli.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.cli.process.CoordinatorOptions;
import dev.millrace.cli.process.JvmOptions;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/// Tests one file with the settings of all processes.
class ConfigurationFileTest {
    @TempDir
    private Path directory;

    private void write(String text) throws IOException {
        Files.writeString(directory.resolve("config.yaml"), text);
    }

    private Map<String, String> read() {
        return ConfigurationFile.in(directory);
    }

    @Test
    void keys_are_nested_or_have_dots_and_lists_are_joined() throws IOException {
        write("""
                # a comment
                jobmanager:
                  rpc:
                    address: 10.0.0.1
                    port: 6123
                  memory.process.size: 1600m
                rest.port: 8081
                execution.checkpointing:
                  interval: 10 s
                  unaligned.enabled: true
                classloader.parent-first-patterns.additional: [a.b, c.d]
                env.log.dir: "/var/log/millrace"
                left.open:
                """);
        assertThat(read())
                .containsExactly(
                        Map.entry("jobmanager.rpc.address", "10.0.0.1"),
                        Map.entry("jobmanager.rpc.port", "6123"),
                        Map.entry("jobmanager.memory.process.size", "1600m"),
                        Map.entry("rest.port", "8081"),
                        Map.entry("execution.checkpointing.interval", "10 s"),
                        Map.entry("execution.checkpointing.unaligned.enabled", "true"),
                        Map.entry("classloader.parent-first-patterns.additional", "a.b;c.d"),
                        Map.entry("env.log.dir", "/var/log/millrace"));
    }

    @Test
    void an_empty_file_says_nothing() throws IOException {
        write("# nothing\n");
        assertThat(read()).isEmpty();
    }

    @Test
    void what_cannot_be_understood_is_told_with_its_file() throws IOException {
        write("rest:\n  port: 1\nrest.port: 2\n");
        assertThatThrownBy(this::read)
                .hasMessageContaining("MR-8193")
                .hasMessageContaining("config.yaml")
                .hasMessageContaining("The key rest.port occurs twice");
        write("rest: {port: [}\n");
        assertThatThrownBy(this::read).hasMessageContaining("MR-8193").hasMessageContaining("config.yaml");
        write("rest.port 8081\n");
        assertThatThrownBy(this::read).hasMessageContaining("The file has no keys");
        write("list: [{a: b}]\n");
        assertThatThrownBy(this::read).hasMessageContaining("The list list contains more than words");
    }

    @Test
    void no_code_is_chosen_by_a_file() throws IOException {
        write("a: !!javax.script.ScriptEngineManager [x]\n");
        assertThatThrownBy(this::read).hasMessageContaining("MR-8193");
    }

    @Test
    void a_directory_without_it_is_refused_and_the_older_name_is_known() throws IOException {
        assertThatThrownBy(this::read).hasMessageContaining("MR-8193").hasMessageContaining("--configDir");
        Files.writeString(directory.resolve("flink-conf.yaml"), "rest.port: 8081\n");
        assertThatThrownBy(this::read).hasMessageContaining("Rename flink-conf.yaml");
    }

    @Test
    void the_command_line_has_the_last_word() throws IOException {
        write("rest.port: 1\nparallelism.default: 4\n");
        SettingOptions options = new SettingOptions();
        new CommandLine(CommandLine.Model.CommandSpec.create().addMixin("settings", spec(options)))
                .parseArgs("--configDir", directory.toString(), "-D", "rest.port=2");
        assertThat(options.all()).containsOnly(Map.entry("rest.port", "2"), Map.entry("parallelism.default", "4"));
        assertThat(options.words()).containsExactly("--configDir", directory.toString(), "-D", "rest.port=2");
    }

    private static CommandLine.Model.CommandSpec spec(SettingOptions options) {
        return CommandLine.Model.CommandSpec.forAnnotatedObject(options);
    }

    @Test
    void a_coordinator_is_reached_as_the_file_says() throws IOException {
        write("jobmanager.rpc.address: 127.0.0.1\nrest.port: 18081\nenv.log.dir: /logs\n");
        CoordinatorOptions options = new CoordinatorOptions();
        new CommandLine(CommandLine.Model.CommandSpec.forAnnotatedObject(options))
                .parseArgs("--configDir", directory.toString());
        CoordinatorOptions.Chosen chosen = options.chosen();
        assertThat(chosen.port()).isEqualTo(18_081);
        assertThat(chosen.bound()).isEqualTo("127.0.0.1");
        assertThat(chosen.callPort()).isEqualTo(6_123);
        assertThat(chosen.logDirectory()).isEqualTo(Path.of("/logs"));
        assertThat(Targets.address(null, null, chosen.settings())).isEqualTo("127.0.0.1:18081");
        assertThat(Targets.address("local", null, chosen.settings())).isNull();
        assertThat(Targets.address("remote", null, Map.of())).isEqualTo("127.0.0.1:8081");
        assertThatThrownBy(() -> Targets.address("yarn-session", null, Map.of()))
                .hasMessageContaining("MR-8194")
                .hasMessageContaining("local, remote");
    }

    @Test
    void the_launcher_is_told_of_memory_that_the_file_speaks_of() throws IOException {
        write("taskmanager.memory.process.size: 1g\n");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        String[] words = {"worker", "--configDir", directory.toString()};
        assertThat(JvmOptions.print(words, new PrintStream(out, true), System.err))
                .isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("-Xmx");
    }
}
