package dev.millrace.api.fs;

import org.jspecify.annotations.Nullable;

/// Is a file system that replaces a marker in paths by random text. Object stores divide their load by the first
/// characters of keys, so random text spreads many files over more servers. See [EntropyInjector].
public interface EntropyInjectingFileSystem {

    /// Returns the marker; null if no marker is configured.
    @Nullable
    String getEntropyInjectionKey();

    /// Returns the random text for one file.
    String generateEntropy();
}
