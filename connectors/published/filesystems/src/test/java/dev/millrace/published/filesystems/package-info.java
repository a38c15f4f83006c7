/// Tests Flink's published file-system plug-ins.
@NullMarked
package dev.millrace.published.filesystems;

import org.jspecify.annotations.NullMarked;
