/// Reloads keys and certificates that change while a process runs.
@NullMarked
package dev.millrace.base.key;

import org.jspecify.annotations.NullMarked;
