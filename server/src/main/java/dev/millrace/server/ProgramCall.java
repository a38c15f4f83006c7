package dev.millrace.server;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A program that is to be run.
///
/// @param mainClass null for the one that the manifest names
/// @param parallelism null for what the settings say
/// @param settings of its jobs, unless the program sets them itself
public record ProgramCall(
        Path jar,
        @Nullable String mainClass,
        List<String> arguments,
        @Nullable Integer parallelism,
        Map<String, String> settings) {
    public ProgramCall {
        arguments = List.copyOf(arguments);
        settings = Map.copyOf(settings);
    }
}
