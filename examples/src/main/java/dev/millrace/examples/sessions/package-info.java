/// Contains an example of session windows with an incremental aggregate, and a side output for late data.
@NullMarked
package dev.millrace.examples.sessions;

import org.jspecify.annotations.NullMarked;
