/// Reads files and directories.
@NullMarked
package dev.millrace.connector.files.source;

import org.jspecify.annotations.NullMarked;
