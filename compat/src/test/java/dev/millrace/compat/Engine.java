package dev.millrace.compat;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Runs the program of a jar in its own process, as users do.
enum Engine {
    /// Runs the jar with Flink's classes on Flink's local cluster.
    FLINK {
        @Override
        List<String> program(ExampleJar jar, List<String> arguments) {
            return beside(paths(path -> !isOurs(path)), jar, arguments);
        }
    },
    /// Runs the jar with the classes of Flink 1.x on its local cluster.
    FLINK1 {
        @Override
        List<String> program(ExampleJar jar, List<String> arguments) {
            return beside(flink1(), jar, arguments);
        }
    },
    /// Runs a jar of sources that `migrate` has rewritten, with the classes of Millrace.
    MIGRATED {
        @Override
        List<String> program(ExampleJar jar, List<String> arguments) {
            return beside(ours(), jar, arguments);
        }
    },
    /// Runs the unmodified jar by the command `run`. Queries emit the changes of each row, as Flink does, instead of
    /// the combined changes of many rows.
    MILLRACE {
        @Override
        List<String> program(ExampleJar jar, List<String> arguments) {
            List<String> command = new ArrayList<>(List.of("-cp", ours(), "dev.millrace.cli.Main", "run", "-p", "2"));
            command.add("-Dmillrace.sql.batch-rows=1");
            if (!jar.isNamedByManifest()) command.addAll(List.of("-c", jar.mainClass()));
            command.add(jar.path().toString());
            command.addAll(arguments);
            return command;
        }
    };

    private static final long MINUTES_MAX = 2;

    /// The packages that Flink's scripts open for the JVM, and the options of Millrace.
    private static final List<String> JVM_OPTIONS = List.of(
            "-Xmx1g",
            "--add-opens=java.base/java.lang=ALL-UNNAMED",
            "--add-opens=java.base/java.util=ALL-UNNAMED",
            "--add-opens=java.base/java.time=ALL-UNNAMED",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow");

    abstract List<String> program(ExampleJar jar, List<String> arguments);

    /// Returns the output of the program until the program ends or the given number of result lines is complete.
    /// The prefix with the subtask's index is removed from lines.
    ///
    /// @param isResult decides which lines are results
    List<String> run(ExampleJar jar, List<String> arguments, Predicate<String> isResult, int linesMax)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(java());
        command.addAll(JVM_OPTIONS);
        command.addAll(program(jar, arguments));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        CompletableFuture<Void> limit = CompletableFuture.runAsync(
                process::destroyForcibly, CompletableFuture.delayedExecutor(MINUTES_MAX, TimeUnit.MINUTES));
        List<String> results = new ArrayList<>();
        try (BufferedReader lines = process.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String result = line.replaceFirst("^\\d+> ", "");
                if (isResult.test(result)) results.add(result);
                if (results.size() == linesMax) return results;
            }
        } finally {
            limit.cancel(false);
            process.destroyForcibly();
        }
        int status = process.waitFor();
        if (status != 0) throw new IOException(this + " ended with status " + status + " after " + results);
        return results;
    }

    /// Runs the command line of Millrace to its end.
    ///
    /// @return the exit status
    static int millrace(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(java(), "-cp", ours(), "dev.millrace.cli.Main"));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).inheritIO().start().waitFor();
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private static List<String> beside(String classPath, ExampleJar jar, List<String> arguments) {
        List<String> command =
                new ArrayList<>(List.of("-cp", jar.path() + File.pathSeparator + classPath, jar.mainClass()));
        command.addAll(arguments);
        return command;
    }

    /// Returns a class path without Flink.
    static String ours() {
        return paths(path -> !isFlinks(path));
    }

    /// Returns the class path of Flink 1.x.
    static String flink1() {
        return Path.of(System.getProperty("flink1.lib")) + File.separator + "*";
    }

    private static String paths(Predicate<String> isWanted) {
        return String.join(File.pathSeparator, classPath().filter(isWanted).toList());
    }

    static Stream<String> classPath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator));
    }

    private static boolean isFlinks(String path) {
        String name = Path.of(path).getFileName().toString();
        return name.startsWith("flink-") || name.startsWith("frocksdbjni");
    }

    /// Returns whether the path contains classes of Millrace, its RocksDB, its planner or its logger.
    /// With that logger, Flink would write too much output, and with that planner's compiler, Flink's
    /// planner would not start.
    private static boolean isOurs(String path) {
        String name = Path.of(path).getFileName().toString();
        return name.endsWith("classes")
                || name.matches("(janino|commons-compiler|calcite-|avatica-).*")
                || name.startsWith("millrace-")
                || name.startsWith("slf4j-jdk14")
                || name.startsWith("rocksdbjni");
    }
}
