package dev.millrace.api.function;

import java.io.Serializable;

/// A user function. It is shipped to the workers, so all it refers to must be serializable.
public interface Function extends Serializable {}
