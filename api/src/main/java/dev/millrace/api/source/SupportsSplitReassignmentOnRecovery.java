package dev.millrace.api.source;

/// Marks sources whose enumerator receives the restored splits of the readers and assigns them again.
public interface SupportsSplitReassignmentOnRecovery {}
