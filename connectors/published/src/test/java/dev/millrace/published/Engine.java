package dev.millrace.published;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Runs the jar of a program in a process of its own, as users do.
enum Engine {
    /// Runs the unmodified jar by the command `run`.
    MILLRACE {
        @Override
        List<String> command(Path jar, List<String> options, List<String> arguments) {
            List<String> run = new ArrayList<>(List.of("run"));
            run.addAll(options);
            run.add(jar.toString());
            run.addAll(arguments);
            return ServerProcess.java(classPath(), JVM_OPTIONS, "dev.millrace.cli.Main", run);
        }
    },
    /// Runs the jar on Flink's cluster inside one process. Options of the command line of Millrace do not apply.
    FLINK {
        @Override
        List<String> command(Path jar, List<String> options, List<String> arguments) {
            String program = jar.getFileName().toString().replaceFirst("-.*", "");
            String flink = Path.of(System.getProperty("published.jars"), "flink") + File.separator + "*";
            return ServerProcess.java(jar + File.pathSeparator + flink, JVM_OPTIONS, program, arguments);
        }
    };

    private static final List<String> JVM_OPTIONS = List.of(
            "-Xmx768m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "--add-opens=java.base/java.lang=ALL-UNNAMED",
            "--add-opens=java.base/java.util=ALL-UNNAMED",
            "--add-opens=java.base/java.time=ALL-UNNAMED",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow");

    /// The clients of servers, which only the tests use. The programs bring their own.
    private static final List<String> CLIENTS =
            List.of("kafka-clients", "postgresql", "mariadb-java-client", "amqp-client");

    abstract List<String> command(Path jar, List<String> options, List<String> arguments);

    /// Starts the program.
    ///
    /// @param options of the command `run`
    /// @param output of the process, a file
    ServerProcess start(Path jar, List<String> options, List<String> arguments, Path output) throws IOException {
        return ServerProcess.start(command(jar, options, arguments), output);
    }

    /// Starts a command of the command line of Millrace.
    static ServerProcess millrace(List<String> arguments, Path output) throws IOException {
        return ServerProcess.start(
                ServerProcess.java(classPath(), JVM_OPTIONS, "dev.millrace.cli.Main", arguments), output);
    }

    /// Returns the class path of the command line: that of this process without the clients of the servers.
    private static String classPath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(path -> CLIENTS.stream().noneMatch(path::contains))
                .collect(Collectors.joining(File.pathSeparator));
    }
}
