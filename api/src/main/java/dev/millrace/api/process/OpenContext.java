package dev.millrace.api.process;

/// What is told to a function when it is opened.
public interface OpenContext {}
