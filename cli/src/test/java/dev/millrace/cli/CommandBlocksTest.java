package dev.millrace.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine.ParameterException;

/// Checks the commands in the pages: parses all of them, and runs those after `<!-- run -->`.
final class CommandBlocksTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final String COMMAND = "./millrace ";
    private static final long COMMAND_SECONDS = 120;
    private static final Pattern WORD = Pattern.compile("(?:[^\\s\"']+|\"[^\"]*\"|'[^']*')+");
    private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"|'[^']*'");

    /// The commands that the launcher runs itself, in a source tree.
    private static final Set<String> OF_LAUNCHER = Set.of("bench", "sim");

    @TempDir
    private Path directory;

    /// Represents a command of a page.
    ///
    /// @param place the page and the line
    private record Command(String place, String text, boolean isRun) {
        /// Returns the words before a comment, a pipe or a redirection.
        String[] words() {
            String plain = text.replaceAll(" +(#|\\||>|2>|&).*", "").substring(COMMAND.length());
            return WORD.matcher(plain)
                    .results()
                    .map(word -> QUOTED.matcher(word.group())
                            .replaceAll(quoted -> Matcher.quoteReplacement(
                                    quoted.group().substring(1, quoted.group().length() - 1))))
                    .toArray(String[]::new);
        }
    }

    private static List<Command> commands() throws IOException {
        List<Command> commands = new ArrayList<>();
        try (Stream<Path> files = Files.walk(ROOT.resolve("docs"))) {
            List<Path> pages =
                    new ArrayList<>(files.filter(path -> path.toString().endsWith(".md"))
                            .sorted()
                            .toList());
            pages.add(ROOT.resolve("README.md"));
            for (Path page : pages) add(page, commands);
        }
        return commands;
    }

    private static void add(Path page, List<Command> commands) throws IOException {
        List<String> lines = Files.readAllLines(page);
        boolean isShell = false;
        boolean isBlock = false;
        boolean isRun = false;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.startsWith("```")) {
                isBlock = !isBlock;
                isShell = isBlock && line.strip().equals("```sh");
                isRun = i > 0 && lines.get(i - 1).strip().equals("<!-- run -->");
            } else if (isShell && line.startsWith(COMMAND)) {
                String place = ROOT.relativize(page) + ":" + (i + 1);
                StringBuilder text = new StringBuilder(line);
                for (int next = i + 1; text.toString().endsWith("\\"); next++) {
                    text.setLength(text.length() - 1);
                    text.append(' ').append(lines.get(next).strip());
                }
                commands.add(new Command(place, text.toString(), isRun));
            }
        }
    }

    @Test
    void every_command_and_option_exists() throws IOException {
        List<String> wrong = new ArrayList<>();
        for (Command each : commands()) {
            if (OF_LAUNCHER.contains(each.words()[0])) continue;
            try {
                Main.read(each.words());
            } catch (ParameterException refused) {
                wrong.add(each.place + ": " + refused.getMessage());
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void commands_that_are_marked_succeed() throws Exception {
        for (String folder : List.of("examples/data", "examples/sql")) {
            Path copies = Files.createDirectories(directory.resolve(folder));
            try (Stream<Path> files = Files.list(ROOT.resolve(folder))) {
                for (Path each : files.toList()) Files.copy(each, copies.resolve(each.getFileName()));
            }
        }
        for (Command each : commands()) {
            if (each.isRun) assertThat(failure(each)).as(each.place).isEmpty();
        }
    }

    /// Runs a command in its own process, in an empty directory with the examples.
    ///
    /// @return the output if the command failed; empty if it succeeded
    private String failure(Command command) throws Exception {
        List<String> words = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        words.addAll(List.of(command.words()));
        Path out = directory.resolve("out");
        Process process = new ProcessBuilder(words)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
        boolean hasEnded = process.waitFor(COMMAND_SECONDS, TimeUnit.SECONDS);
        if (!hasEnded) process.destroyForcibly();
        boolean isGood = hasEnded && process.exitValue() == 0;
        return isGood ? "" : command.text + "\n" + Files.readString(out);
    }

    @Test
    void a_wrong_option_is_found() {
        Command wrong = new Command("", "./millrace run --no-such-option x.jar | head", false);
        assertThat(wrong.words()).containsExactly("run", "--no-such-option", "x.jar");
        assertThatThrownBy(() -> Main.read(wrong.words())).isInstanceOf(ParameterException.class);
    }
}
