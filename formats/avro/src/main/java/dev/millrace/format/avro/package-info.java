/// Reads and writes Avro messages and files.
@NullMarked
package dev.millrace.format.avro;

import org.jspecify.annotations.NullMarked;
