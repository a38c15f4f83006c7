/// Contains the interfaces of sources: splits, the enumerator that assigns them, and the readers that read them.
@NullMarked
package dev.millrace.api.source;

import org.jspecify.annotations.NullMarked;
