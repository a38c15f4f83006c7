package dev.millrace.cep.cases;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Holds a pattern, a skip strategy, events, and the expected results in order.
///
/// @param results the matches like `a=0,1 b=3`, timed-out partial matches like `timeout@11 a=0`, or `refused`
/// if the pattern is not possible, or `failed` if matching fails
public record PatternCase(String pattern, String skip, String events, List<String> results) {

    /// Reads the cases of a file. A case has the lines `pattern`, `skip`, `events` and any number of `result`.
    public static List<PatternCase> read(Path file) {
        List<PatternCase> cases = new ArrayList<>();
        try {
            for (String block : Files.readString(file).split("\n\n")) {
                if (block.isBlank() || block.startsWith("#")) continue;
                cases.add(parsed(block));
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return cases;
    }

    private static PatternCase parsed(String block) {
        List<String> results = new ArrayList<>();
        String pattern = "";
        String skip = "none";
        String events = "";
        for (String line : block.strip().split("\n")) {
            String value = line.substring(line.indexOf(' ') + 1);
            switch (line.substring(0, line.indexOf(' '))) {
                case "pattern" -> pattern = value;
                case "skip" -> skip = value;
                case "events" -> events = value;
                case "result" -> results.add(value);
                default -> throw new IllegalArgumentException(line);
            }
        }
        return new PatternCase(pattern, skip, events, results);
    }

    /// Returns the case in the form of a file.
    public String text() {
        return "pattern " + pattern + "\nskip " + skip + "\nevents " + events + "\n"
                + results.stream().map(each -> "result " + each + "\n").collect(Collectors.joining());
    }

    /// Returns the case with other results.
    public PatternCase with(List<String> otherResults) {
        return new PatternCase(pattern, skip, events, otherResults);
    }

    /// Returns a match as a result.
    public static String result(Map<String, ? extends List<String>> match) {
        return match.entrySet().stream()
                .map(each -> each.getKey() + "="
                        + each.getValue().stream().map(EventText::index).collect(Collectors.joining(",")))
                .collect(Collectors.joining(" "));
    }
}
