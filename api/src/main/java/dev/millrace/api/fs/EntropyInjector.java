package dev.millrace.api.fs;

import dev.millrace.api.fs.FileSystem.WriteMode;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Replaces the marker of an [EntropyInjectingFileSystem] in paths. Paths of other file systems stay unchanged.
public class EntropyInjector {
    private EntropyInjector() {}

    /// Returns a path with random text in place of the marker.
    public static Path addEntropy(FileSystem fs, Path path) throws IOException {
        EntropyInjectingFileSystem injecting = injecting(fs);
        return injecting == null ? path : replace(path, injecting.getEntropyInjectionKey(), injecting);
    }

    /// Creates a file whose path has random text in place of the marker.
    public static OutputStreamAndPath createEntropyAware(FileSystem fs, Path path, WriteMode writeMode)
            throws IOException {
        Path actual = addEntropy(fs, path);
        return new OutputStreamAndPath(fs.create(actual, writeMode), actual);
    }

    /// Returns a path without the marker. A path element that consists of the marker only disappears.
    public static Path removeEntropyMarkerIfPresent(FileSystem fs, Path path) {
        EntropyInjectingFileSystem injecting = injecting(fs);
        return injecting == null ? path : replace(path, injecting.getEntropyInjectionKey(), null);
    }

    /// Returns whether files at the path get random text in their paths.
    public static boolean isEntropyInjecting(FileSystem fs, Path target) {
        EntropyInjectingFileSystem injecting = injecting(fs);
        if (injecting == null) return false;
        String marker = injecting.getEntropyInjectionKey();
        return marker != null && target.getPath().contains(marker);
    }

    private static @Nullable EntropyInjectingFileSystem injecting(FileSystem fs) {
        return FileSystems.unwrapped(fs) instanceof EntropyInjectingFileSystem injecting ? injecting : null;
    }

    private static Path replace(Path path, @Nullable String marker, @Nullable EntropyInjectingFileSystem entropy) {
        String text = path.getPath();
        int at = marker == null || marker.isEmpty() ? -1 : text.indexOf(marker);
        if (marker == null || at < 0) return path;
        String before = text.substring(0, at);
        String after = text.substring(at + marker.length());
        // Two slashes in a row become one in the constructor of the path.
        String replaced = before + (entropy == null ? "" : entropy.generateEntropy()) + after;
        return new Path(path.toUri().getScheme(), path.toUri().getAuthority(), replaced);
    }
}
