package dev.millrace.tidy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Compares a page that a test generates with the page in `docs`.
final class PageText {
    private PageText() {}

    /// Fails if the page differs. With `-Dmillrace.update=true` the method writes the page instead.
    static void check(String page, String text) throws IOException {
        Path path = Project.ROOT.resolve("docs/reference").resolve(page);
        if (Boolean.getBoolean("millrace.update")) {
            Files.createDirectories(path.getParent());
            Files.writeString(path, text);
        }
        assertThat(path).exists();
        assertThat(Files.readString(path))
                .describedAs("run with -Dmillrace.update=true")
                .isEqualTo(text);
    }

    /// Escapes a text for a cell of a table.
    static String cell(String text) {
        return text.replace("|", "\\|").replace("<", "&lt;").replace("\n", " ");
    }
}
