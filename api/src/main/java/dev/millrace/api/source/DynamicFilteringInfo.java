package dev.millrace.api.source;

/// What is known at run time about the records that will be filtered out.
public interface DynamicFilteringInfo {}
