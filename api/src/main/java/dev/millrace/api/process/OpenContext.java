package dev.millrace.api.process;

/// Passes information to a function when the function is opened.
public interface OpenContext {}
