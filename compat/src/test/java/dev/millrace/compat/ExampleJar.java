package dev.millrace.compat;

import java.nio.file.Path;

/// Describes a jar of Flink's published examples.
///
/// @param isNamedByManifest whether the manifest of the jar names the main class
record ExampleJar(Path path, String mainClass, boolean isNamedByManifest) {
    private static final String EXAMPLES = "org.apache.flink.streaming.examples.";

    /// Returns the jar of a single example. Its manifest names the main class.
    static ExampleJar ofOne(String classifier, String mainClass) {
        return new ExampleJar(find("-" + classifier + ".jar"), EXAMPLES + mainClass, true);
    }

    /// Returns the jar of all examples with the main class of one of them.
    static ExampleJar ofAll(String mainClass) {
        return new ExampleJar(find("streaming-2.3.0.jar"), EXAMPLES + mainClass, false);
    }

    /// Returns the jar of all examples of the Table API with the main class of one of them.
    static ExampleJar ofTables(String mainClass) {
        return new ExampleJar(
                find("flink-examples-table_2.12-2.3.0.jar"),
                "org.apache.flink.table.examples.java." + mainClass,
                false);
    }

    private static Path find(String ending) {
        return Engine.classPath()
                .filter(path -> path.endsWith(ending) && path.contains("flink-examples-"))
                .map(Path::of)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no jar of examples ends with " + ending));
    }
}
