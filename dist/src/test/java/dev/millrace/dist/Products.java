package dev.millrace.dist;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/// Finds what the build has made, and unpacks it.
final class Products {
    static final Path ARCHIVE =
            Path.of(System.getProperty("millrace.archive", "")).toAbsolutePath();
    static final String NAME = ARCHIVE.getFileName().toString().replace(".tar.gz", "");
    static final String VERSION = NAME.substring("millrace-".length());

    private Products() {}

    /// Unpacks the archive, so that nobody may write there.
    static Path installation(Path parent) throws IOException, InterruptedException {
        Path place = Files.createDirectories(parent.resolve("a path with spaces"));
        Sandbox.check("tar", "-xzf", ARCHIVE.toString(), "-C", place.toString());
        Sandbox.check("chmod", "-R", "a+rX,a-w", place.toString());
        return place.resolve(NAME);
    }

    /// Returns another product in the directory of the archive.
    static Path beside(String name) {
        return ARCHIVE.resolveSibling(name);
    }

    /// Returns the jar of the word count of Flink's examples, unchanged.
    static Path wordCountOfFlink() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(each -> each.contains("flink-examples-streaming") && each.endsWith("WordCount.jar"))
                .map(Path::of)
                .findFirst()
                .orElseThrow();
    }
}
