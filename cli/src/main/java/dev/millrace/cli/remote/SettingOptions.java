package dev.millrace.cli.remote;

import dev.millrace.base.fault.MillraceException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Defines the options for settings of a process or a job. Options of the command line take precedence over the file.
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

    /// Returns a new map of all settings.
    ///
    /// @throws MillraceException if a named file does not exist or is invalid
    public Map<String, String> all() {
        Path from = directory == null ? usual() : directory;
        Map<String, String> all = new LinkedHashMap<>(from == null ? Map.of() : ConfigurationFile.in(from));
        all.putAll(given);
        return all;
    }

    /// Returns command line arguments that pass these options to another process. Settings of the file stay in
    /// the file.
    public List<String> words() {
        List<String> words = new ArrayList<>();
        if (directory != null) words.addAll(List.of("--configDir", directory.toString()));
        given.forEach((key, value) -> words.addAll(List.of("-D", key + "=" + value)));
        return words;
    }

    /// Returns the directory that the environment names; null if there is none.
    static @Nullable public Path usual() {
        String named = System.getenv(DIRECTORY);
        return named == null || named.isBlank() ? null : Path.of(named);
    }
}
