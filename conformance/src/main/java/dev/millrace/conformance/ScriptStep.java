package dev.millrace.conformance;

import dev.millrace.sql.parser.ScriptSplitter;
import dev.millrace.sql.parser.ScriptStatement;
import java.util.ArrayList;
import java.util.List;

/// Is a statement of a script with the text that it prints.
///
/// @param output the printed text
/// @param status `!ok`, `!info`, `!warning` or `!error`; empty if only success is expected
record ScriptStep(String sql, String output, String status) {

    /// Reads a script in which each statement is followed by its output and a line with the status.
    static List<ScriptStep> read(String script) {
        List<ScriptStep> steps = new ArrayList<>();
        StringBuilder block = new StringBuilder();
        for (String line : script.lines().toList()) {
            if (line.startsWith("#")) continue;
            if (!line.matches("!\\w+\\s*")) {
                block.append(line).append('\n');
                continue;
            }
            steps.add(of(block.toString(), line.strip()));
            block.setLength(0);
        }
        for (ScriptStatement each : ScriptSplitter.split(block.toString())) {
            steps.add(new ScriptStep(each.text(), "", ""));
        }
        return steps;
    }

    private static ScriptStep of(String block, String status) {
        String sql = ScriptSplitter.split(block).getFirst().text();
        int end = block.indexOf(sql) + sql.length();
        int semicolon = block.indexOf(';', end);
        String output = semicolon < 0 ? "" : block.substring(semicolon + 1);
        return new ScriptStep(sql, output.strip(), status);
    }

    /// Returns whether the statement must fail. The texts of failures differ, because Flink prints its class names.
    boolean fails() {
        return status.equals("!error");
    }
}
