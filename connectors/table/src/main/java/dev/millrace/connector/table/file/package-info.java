/// Reads and writes tables of files in directories.
@NullMarked
package dev.millrace.connector.table.file;

import org.jspecify.annotations.NullMarked;
