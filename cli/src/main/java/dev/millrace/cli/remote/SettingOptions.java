package dev.millrace.cli.remote;

import dev.millrace.base.fault.MillraceException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Settings of a process or a job: those of a file, and over them those of the command line.
public final class SettingOptions {
    static final String DIRECTORY = "MILLRACE_CONF_DIR";

    @Option(
            names = "--configDir",
            paramLabel = "DIR",
            description = "The directory of config.yaml. -D overrides the options of the file. Default: $" + DIRECTORY
                    + ", or the directory conf beside ./millrace if it has the file.")
    private @Nullable Path directory;

    @Option(names = "-D", paramLabel = "key=value", description = "Set an option.")
    private Map<String, String> given = new LinkedHashMap<>();

    /// All of them, for the caller to keep.
    ///
    /// @throws MillraceException if a file was named that is not there or cannot be understood
    public Map<String, String> all() {
        Path from = directory == null ? usual() : directory;
        Map<String, String> all = new LinkedHashMap<>(from == null ? Map.of() : ConfigurationFile.in(from));
        all.putAll(given);
        return all;
    }

    /// The words of a command line that say the same to another process. What is in the file stays there.
    List<String> words() {
        List<String> words = new ArrayList<>();
        if (directory != null) words.addAll(List.of("--configDir", directory.toString()));
        given.forEach((key, value) -> words.addAll(List.of("-D", key + "=" + value)));
        return words;
    }

    /// The directory that the environment names.
    static @Nullable Path usual() {
        String named = System.getenv(DIRECTORY);
        return named == null || named.isBlank() ? null : Path.of(named);
    }
}
