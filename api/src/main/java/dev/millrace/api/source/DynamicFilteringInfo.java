package dev.millrace.api.source;

/// Describes which records a later step filters out, as far as that is known at run time only.
public interface DynamicFilteringInfo {}
