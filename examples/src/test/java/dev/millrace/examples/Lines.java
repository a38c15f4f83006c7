package dev.millrace.examples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Reads files for tests that compute the results of examples again, without the code of the examples.
public final class Lines {
    private Lines() {}

    /// Returns the lines of a file of `examples/data`.
    public static List<String> of(String file) throws IOException {
        return Files.readAllLines(Path.of("data", file));
    }

    /// Returns the lines of all files that a sink has finished in a directory or below it.
    public static List<String> written(Path directory) throws IOException {
        List<String> lines = new ArrayList<>();
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                if (!file.getFileName().toString().startsWith(".")) lines.addAll(Files.readAllLines(file));
            }
        }
        return lines;
    }

    /// Returns the value of a property in a line of JSON without nested objects.
    public static String value(String json, String name) {
        Matcher matcher = Pattern.compile("\"" + name + "\":\"?([^\",}]*)").matcher(json);
        if (!matcher.find()) throw new AssertionError(name + " is not in " + json);
        return matcher.group(1);
    }
}
