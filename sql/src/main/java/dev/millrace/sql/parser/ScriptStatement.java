package dev.millrace.sql.parser;

import dev.millrace.sql.statement.Position;

/// Is the text of one statement of a script.
///
/// @param text the text, without the semicolon at its end
/// @param start the position of its first character in the script
public record ScriptStatement(String text, Position start) {}
