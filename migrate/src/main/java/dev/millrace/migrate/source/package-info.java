/// Rewrites the sources and build files of programs for Flink. Texts in, texts out: who calls it reads and writes
/// the files.
@NullMarked
package dev.millrace.migrate.source;

import org.jspecify.annotations.NullMarked;
