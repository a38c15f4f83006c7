package dev.millrace.api.function;

import java.io.Serializable;

/// Extracts the key of a record. Equal records must have equal keys on every machine.
@FunctionalInterface
public interface KeySelector<IN, KEY> extends Function, Serializable {

    /// Returns the key, which must not be null.
    KEY getKey(IN value) throws Exception;
}
