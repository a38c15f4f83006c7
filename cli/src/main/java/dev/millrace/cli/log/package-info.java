/// Formats the logs of Millrace's processes.
@NullMarked
package dev.millrace.cli.log;

import org.jspecify.annotations.NullMarked;
