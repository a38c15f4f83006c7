/// Writes files, and controls their names, sizes and directories.
@NullMarked
package dev.millrace.connector.files.sink;

import org.jspecify.annotations.NullMarked;
