package dev.millrace.api.source;

/// Marks enumerators whose state can be stored in batch jobs, where checkpoints have no number.
public interface SupportsBatchSnapshot {}
