/// Describes the checkpoint that an attempt starts from.
@NullMarked
package dev.millrace.runtime.checkpoint.restore;

import org.jspecify.annotations.NullMarked;
