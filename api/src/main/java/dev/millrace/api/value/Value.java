package dev.millrace.api.value;

import dev.millrace.api.memory.IOReadableWritable;
import java.io.Serializable;

/// A mutable value that writes and reads itself. A class needs a public constructor without parameters.
public interface Value extends IOReadableWritable, Serializable {}
