/// Implements the command line: `millrace COMMAND …`.
@NullMarked
package dev.millrace.cli;

import org.jspecify.annotations.NullMarked;
