package dev.millrace.compat;

import java.nio.file.Path;

/// A jar of Flink's examples as Flink publishes it.
///
/// @param isNamedByManifest whether the jar says itself which class is to be run
record ExampleJar(Path path, String mainClass, boolean isNamedByManifest) {
    private static final String EXAMPLES = "org.apache.flink.streaming.examples.";

    /// The jar that has one example and names it.
    static ExampleJar ofOne(String classifier, String mainClass) {
        return new ExampleJar(find("-" + classifier + ".jar"), EXAMPLES + mainClass, true);
    }

    /// One of the examples of the jar that has them all.
    static ExampleJar ofAll(String mainClass) {
        return new ExampleJar(find("streaming-2.3.0.jar"), EXAMPLES + mainClass, false);
    }

    private static Path find(String ending) {
        return Engine.classPath()
                .filter(path -> path.endsWith(ending) && path.contains("flink-examples-streaming"))
                .map(Path::of)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no jar of examples ends with " + ending));
    }
}
