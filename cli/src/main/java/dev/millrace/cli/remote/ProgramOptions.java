package dev.millrace.cli.remote;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Defines the options that select a program and its arguments, with Flink's flags.
public final class ProgramOptions {
    @Option(
            names = {"-c", "--class", "--job-classname"},
            paramLabel = "CLASS",
            description = "The main class, if the manifest of the jar names none.")
    private @Nullable String mainClass;

    @Option(
            names = {"-p", "--parallelism"},
            paramLabel = "N",
            description = "The parallelism. Default: parallelism.default, or the number of cores.")
    private @Nullable Integer parallelism;

    @Parameters(
            index = "0",
            paramLabel = "JAR|CLASS",
            description = "A jar. If the program runs in this process, the name of a class is enough.")
    private String program = "";

    @Parameters(index = "1..*", arity = "0..*", paramLabel = "ARGS", description = "The arguments of the main method.")
    private List<String> arguments = new ArrayList<>();

    public @Nullable String mainClass() {
        return mainClass;
    }

    public @Nullable Integer parallelism() {
        return parallelism;
    }

    /// Returns a jar's path or a class's name.
    public String program() {
        return program;
    }

    public List<String> arguments() {
        return List.copyOf(arguments);
    }
}
