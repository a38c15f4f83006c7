/// Reads and writes CSV and JSON lines, with a policy for invalid records.
@NullMarked
package dev.millrace.format.text;

import org.jspecify.annotations.NullMarked;
