package dev.millrace.api.time;

import java.io.Serializable;

/// Extracts timestamps and is serializable, so that programs can pass a lambda.
@FunctionalInterface
public interface SerializableTimestampAssigner<T> extends TimestampAssigner<T>, Serializable {}
