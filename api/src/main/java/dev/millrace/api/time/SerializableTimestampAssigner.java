package dev.millrace.api.time;

import java.io.Serializable;

/// A timestamp assigner that can be shipped; what lambdas become.
@FunctionalInterface
public interface SerializableTimestampAssigner<T> extends TimestampAssigner<T>, Serializable {}
