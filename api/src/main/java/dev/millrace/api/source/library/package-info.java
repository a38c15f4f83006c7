/// Contains sources that need no external system, and iterator-based building blocks.
@NullMarked
package dev.millrace.api.source.library;

import org.jspecify.annotations.NullMarked;
