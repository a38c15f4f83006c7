package dev.millrace.shell;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Is a command of the shell itself. A semicolon behind the command is allowed, not required.
enum ShellCommand {
    /// Ends the shell. EXIT means the same.
    QUIT,
    /// Empties the screen.
    CLEAR,
    /// Shows what the shell can do.
    HELP;

    /// Returns the command of a text; null if the text is a statement.
    static @Nullable ShellCommand of(String text) {
        String word = text.strip().replaceAll("\\s*;+$", "").toUpperCase(Locale.ROOT);
        return switch (word) {
            case "QUIT", "EXIT" -> QUIT;
            case "CLEAR" -> CLEAR;
            case "HELP", "?" -> HELP;
            default -> null;
        };
    }
}
