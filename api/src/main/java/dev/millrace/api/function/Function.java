package dev.millrace.api.function;

import java.io.Serializable;

/// Marks a user function. Programs send functions to the workers, so all fields of a function must be serializable.
public interface Function extends Serializable {}
