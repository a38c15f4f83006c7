/// Accesses files, including seekable streams.
@NullMarked
package dev.millrace.connector.files.fs;

import org.jspecify.annotations.NullMarked;
