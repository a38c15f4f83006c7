package dev.millrace.cli.remote;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Which program is run, and with what, under Flink's flags.
public final class ProgramOptions {
    @Option(
            names = {"-c", "--class", "--job-classname"},
            paramLabel = "CLASS",
            description = "Main class, if the jar's manifest has none.")
    private @Nullable String mainClass;

    @Option(
            names = {"-p", "--parallelism"},
            paramLabel = "N",
            description = "Default: what parallelism.default says, or the number of cores.")
    private @Nullable Integer parallelism;

    @Parameters(
            index = "0",
            paramLabel = "JAR|CLASS",
            description = "A jar. Where the program runs in this process, the name of a class will do.")
    private String program = "";

    @Parameters(index = "1..*", arity = "0..*", paramLabel = "ARGS", description = "What its main method is given.")
    private List<String> arguments = new ArrayList<>();

    public @Nullable String mainClass() {
        return mainClass;
    }

    public @Nullable Integer parallelism() {
        return parallelism;
    }

    /// A jar's path, or a class's name.
    public String program() {
        return program;
    }

    public List<String> arguments() {
        return List.copyOf(arguments);
    }
}
