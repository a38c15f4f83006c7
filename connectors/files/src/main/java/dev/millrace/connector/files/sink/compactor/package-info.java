/// Compacts the small files of a [dev.millrace.connector.files.sink.FileSink] into larger ones.
@NullMarked
package dev.millrace.connector.files.sink.compactor;

import org.jspecify.annotations.NullMarked;
