/// The sink that writes files, and their names, sizes and directories.
@NullMarked
package dev.millrace.connector.files.sink;

import org.jspecify.annotations.NullMarked;
