package dev.millrace.server;

import dev.millrace.base.collection.OrderedCopy;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A program that is to be run.
///
/// @param mainClass null for the one that the manifest names
/// @param parallelism null for what the settings say
/// @param settings of its jobs, unless the program sets them itself
/// @param output also gets what its main method prints; null if nobody has asked
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

    /// The same call whose output is kept.
    public ProgramCall printingTo(@Nullable ProgramOutput kept) {
        return new ProgramCall(jar, mainClass, arguments, parallelism, settings, kept);
    }
}
