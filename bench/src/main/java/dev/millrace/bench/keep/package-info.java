/// Jobs with much state: how long their checkpoints take and how soon they go on after a failure.
@NullMarked
package dev.millrace.bench.keep;

import org.jspecify.annotations.NullMarked;
