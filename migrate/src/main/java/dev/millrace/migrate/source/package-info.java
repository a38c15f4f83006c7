/// Rewrites the sources and build files of Flink programs. Works on text; the caller reads and writes the files.
@NullMarked
package dev.millrace.migrate.source;

import org.jspecify.annotations.NullMarked;
