package dev.millrace.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/// Parses the commands of the file for Docker Compose. No test starts containers.
final class ComposeFileTest {
    private static final Path FILE = Path.of("../dist/src/image/compose.yaml");

    private static Map<?, ?> services() throws IOException {
        Object all = new Load(LoadSettings.builder().build()).loadFromString(Files.readString(FILE));
        return (Map<?, ?>) ((Map<?, ?>) all).get("services");
    }

    @Test
    void each_service_has_a_command_line_that_the_launcher_accepts() throws IOException {
        Map<?, ?> services = services();
        assertThat(services).hasSize(3);
        for (Map.Entry<?, ?> each : services.entrySet()) {
            String[] command = ((List<?>) ((Map<?, ?>) each.getValue()).get("command"))
                    .stream().map(Object::toString).toArray(String[]::new);
            assertThatCode(() -> Main.read(command))
                    .as("the command of %s", each.getKey())
                    .doesNotThrowAnyException();
        }
    }
}
