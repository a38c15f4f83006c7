/// A source made of several sources, read one after the other.
@NullMarked
package dev.millrace.api.source.hybrid;

import org.jspecify.annotations.NullMarked;
