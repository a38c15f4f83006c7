package dev.millrace.api.source;

/// Marks sources whose enumerator gets the splits of a checkpoint back and assigns them anew.
public interface SupportsSplitReassignmentOnRecovery {}
