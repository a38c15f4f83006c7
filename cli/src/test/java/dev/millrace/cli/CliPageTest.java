package dev.millrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/// Checks that the page docs/reference/cli.md shows the output of each command with `--help`. `-Dmillrace.update=true`
/// writes the page.
final class CliPageTest {
    private static final Path PAGE = Path.of("../docs/reference/cli.md");
    private static final int WIDTH = 100;
    private static final String HEAD = """
        # Command line

        This page shows what each command does and which options it takes. Each text is what the command prints with
        `--help`. Options that all commands of a cluster understand, such as `-D`, take the keys of
        [the configuration](configuration.md).

        The exit status is 0 if a command succeeds, 1 if the job or the command fails, and 2 if the command line is wrong.

        `CliPageTest` writes this page. After a change of a command run the test with `-Dmillrace.update=true`.
        """;

    private static String text() {
        StringBuilder text = new StringBuilder(HEAD);
        add("millrace", Main.line(new Main()), text);
        return text.toString();
    }

    private static void add(String name, CommandLine line, StringBuilder text) {
        line.setUsageHelpWidth(WIDTH);
        text.append("\n## ").append(name).append("\n\n```text\n");
        line.getUsageMessage(Ansi.OFF)
                .lines()
                .forEach(each -> text.append(each.stripTrailing()).append('\n'));
        text.append("```\n");
        line.getSubcommands().forEach((sub, command) -> {
            boolean isAlias = !sub.equals(command.getCommandName());
            if (!isAlias && !sub.equals("help")) add(name + " " + sub, command, text);
        });
    }

    @Test
    void the_page_shows_what_the_commands_print() throws IOException {
        if (Boolean.getBoolean("millrace.update")) {
            Files.createDirectories(PAGE.getParent());
            Files.writeString(PAGE, text());
        }
        assertThat(PAGE).exists();
        assertThat(Files.readString(PAGE))
                .describedAs("run with -Dmillrace.update=true")
                .isEqualTo(text());
    }

    @Test
    void the_page_has_every_command() {
        assertThat(text())
                .contains("\n## millrace run\n")
                .contains("\n## millrace cluster start\n")
                .contains("--configDir");
    }
}
