/// Keys and certificates that may become others while a process runs.
@NullMarked
package dev.millrace.base.key;

import org.jspecify.annotations.NullMarked;
