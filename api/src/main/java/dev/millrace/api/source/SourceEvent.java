package dev.millrace.api.source;

import java.io.Serializable;

/// Marks custom messages between the enumerator and the readers of a source.
public interface SourceEvent extends Serializable {}
