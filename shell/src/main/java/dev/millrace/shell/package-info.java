/// Reads statements from a terminal, and shows their results there.
@NullMarked
package dev.millrace.shell;

import org.jspecify.annotations.NullMarked;
