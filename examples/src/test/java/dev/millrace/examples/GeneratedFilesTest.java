package dev.millrace.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Checks that the generated files of `examples/data` equal the output of [GeneratedFiles]. `-Dmillrace.update=true`
/// writes the files.
final class GeneratedFilesTest {
    private static final Path DATA = Path.of("data");

    @Test
    void the_files_are_generated_from_the_seed() throws IOException {
        for (Map.Entry<String, String> file : new GeneratedFiles().all().entrySet()) {
            Path path = DATA.resolve(file.getKey());
            if (Boolean.getBoolean("millrace.update")) Files.writeString(path, file.getValue());
            assertThat(Files.readString(path)).as(file.getKey()).isEqualTo(file.getValue());
        }
    }

    @Test
    void the_page_names_every_file() throws IOException {
        String page = Files.readString(DATA.resolve("README.md"));
        assertThat(new GeneratedFiles().all().keySet()).allMatch(name -> page.contains("`" + name + "`"));
    }
}
