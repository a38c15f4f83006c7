/// Sessionisation: session windows with an incremental aggregate, and late data in a side output.
@NullMarked
package dev.millrace.examples.sessions;

import org.jspecify.annotations.NullMarked;
