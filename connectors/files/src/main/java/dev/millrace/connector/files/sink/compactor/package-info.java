/// How a [dev.millrace.connector.files.sink.FileSink] makes few large files of many small ones.
@NullMarked
package dev.millrace.connector.files.sink.compactor;

import org.jspecify.annotations.NullMarked;
