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

/// Runs a program of a jar in a process of its own, as its users do.
enum Engine {
    /// The jar's classes beside Flink's, on Flink's local cluster.
    FLINK {
        @Override
        List<String> program(ExampleJar jar, List<String> arguments) {
            return beside(paths(path -> !isOurs(path)), jar, arguments);
        }
    },
    /// The same with Flink 1.x.
    FLINK1 {
        @Override
        List<String> program(ExampleJar jar, List<String> arguments) {
            return beside(flink1(), jar, arguments);
        }
    },
    /// A jar of sources that `migrate` has rewritten, beside our classes.
    MIGRATED {
        @Override
        List<String> program(ExampleJar jar, List<String> arguments) {
            return beside(ours(), jar, arguments);
        }
    },
    /// The jar as it is, given to `run`.
    MILLRACE {
        @Override
        List<String> program(ExampleJar jar, List<String> arguments) {
            List<String> command = new ArrayList<>(List.of("-cp", ours(), "dev.millrace.cli.Main", "run", "-p", "2"));
            if (!jar.isNamedByManifest()) command.addAll(List.of("-c", jar.mainClass()));
            command.add(jar.path().toString());
            command.addAll(arguments);
            return command;
        }
    };

    private static final long MINUTES_MAX = 2;

    /// What Flink's scripts open for it, and what we ask for.
    private static final List<String> JVM_OPTIONS = List.of(
            "-Xmx1g",
            "--add-opens=java.base/java.lang=ALL-UNNAMED",
            "--add-opens=java.base/java.util=ALL-UNNAMED",
            "--add-opens=java.base/java.time=ALL-UNNAMED",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow");

    abstract List<String> program(ExampleJar jar, List<String> arguments);

    /// What the program prints until it ends, or until so many lines of results are there. Lines that begin with a
    /// subtask's number lose it.
    ///
    /// @param isResult which lines count
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

    /// Runs our command line to its end.
    ///
    /// @return its exit status
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

    /// A class path without Flink.
    static String ours() {
        return paths(path -> !isFlinks(path));
    }

    /// A class path of Flink 1.x.
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
        return Path.of(path).getFileName().toString().startsWith("flink-");
    }

    /// Our classes, and our logger, with which Flink would fill the screen.
    private static boolean isOurs(String path) {
        String name = Path.of(path).getFileName().toString();
        return name.endsWith("classes") || name.startsWith("millrace-") || name.startsWith("slf4j-jdk14");
    }
}
