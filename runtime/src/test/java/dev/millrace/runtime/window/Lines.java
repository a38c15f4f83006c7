package dev.millrace.runtime.window;

import java.util.ArrayList;
import java.util.List;

/// Compares actual results with expected ones, in any order. Each line must begin with the number of its case if
/// [#differences] is called.
record Lines(List<String> expected, List<String> actual) {

    /// Returns the sorted differences of the first case that differs: missing lines and unexpected lines.
    List<String> differences() {
        String prefix = differingCase() + " ";
        return all().stream()
                .filter(line -> line.substring(2).startsWith(prefix))
                .toList();
    }

    /// Returns the first case that differs, or -1 if there is none.
    int differingCase() {
        return all().stream()
                .mapToInt(line -> Integer.parseInt(line.substring(2, line.indexOf(' ', 2))))
                .min()
                .orElse(-1);
    }

    private List<String> all() {
        List<String> differences = new ArrayList<>();
        without(expected, actual).forEach(line -> differences.add("- " + line));
        without(actual, expected).forEach(line -> differences.add("+ " + line));
        return differences;
    }

    private static List<String> without(List<String> some, List<String> others) {
        List<String> rest = new ArrayList<>(some);
        for (String other : others) rest.remove(other);
        rest.sort(null);
        return rest;
    }
}
