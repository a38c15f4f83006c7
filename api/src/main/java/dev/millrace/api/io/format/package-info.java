/// Formats to derive from: those that know their subtask, those of files, and lines of text.
@NullMarked
package dev.millrace.api.io.format;

import org.jspecify.annotations.NullMarked;
