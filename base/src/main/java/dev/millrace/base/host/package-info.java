/// Gives access to everything outside the engine: clock, randomness, threads, files and network come from
/// a [dev.millrace.base.host.Host].
@NullMarked
package dev.millrace.base.host;

import org.jspecify.annotations.NullMarked;
