package dev.millrace.published;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Runs scripts in `./millrace sql` with the published jars of Flink's table connectors and formats.
///
/// @param directory receives the scripts and logs
/// @param jars contains the jars of the connectors
record TableShell(Path directory, Path jars) {
    private static final int LIMIT_SECONDS = 180;

    /// Uses the connectors for Kafka and PostgreSQL.
    TableShell(Path directory) {
        this(directory, Path.of(System.getProperty("published.jars"), "tables"));
    }

    /// Runs a script, and returns the lines that the shell prints as CSV.
    List<String> lines(String script) throws Exception {
        List<String> command = new ArrayList<>(List.of("sql", "-o", "csv"));
        for (Path jar : files()) command.addAll(List.of("-j", jar.toString()));
        Path file = Files.createTempFile(directory, "script", ".sql");
        Files.writeString(file, script);
        command.addAll(List.of("-f", file.toString()));
        try (ServerProcess shell = Engine.millrace(command, directory.resolve(file.getFileName() + ".log"))) {
            assertThat(shell.await(LIMIT_SECONDS)).as(shell::output).isZero();
            return shell.output().lines().toList();
        }
    }

    /// Runs a script, and returns the rows that begin with the word row.
    List<String> rows(String script) throws Exception {
        return lines(script).stream().filter(line -> line.startsWith("row,")).toList();
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> found = Files.list(jars)) {
            return found.sorted().toList();
        }
    }
}
