package dev.millrace.api.value;

import dev.millrace.api.memory.IOReadableWritable;
import java.io.Serializable;

/// Defines a mutable value that contains its own serialization methods. Implementations need a public constructor
/// without parameters.
public interface Value extends IOReadableWritable, Serializable {}
