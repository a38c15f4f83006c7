package dev.millrace.server;

import dev.millrace.base.collection.OrderedCopy;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Describes a program to run.
///
/// @param mainClass null for the class that the manifest names
/// @param parallelism null for the default of the settings
/// @param settings defaults for the program's jobs; settings of the program take precedence
/// @param output also receives what the main method prints; null if nobody requested the output
public record ProgramCall(
        Path jar,
        @Nullable String mainClass,
        List<String> arguments,
        @Nullable Integer parallelism,
        Map<String, String> settings,
        @Nullable ProgramOutput output) {
    public ProgramCall {
        arguments = List.copyOf(arguments);
        settings = OrderedCopy.of(settings);
    }

    /// Returns the same call with a receiver for the program's output.
    public ProgramCall printingTo(@Nullable ProgramOutput kept) {
        return new ProgramCall(jar, mainClass, arguments, parallelism, settings, kept);
    }
}
