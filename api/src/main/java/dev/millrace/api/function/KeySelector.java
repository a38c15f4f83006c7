package dev.millrace.api.function;

import java.io.Serializable;

/// Takes the key out of a record. The same record must give an equal key on every machine.
@FunctionalInterface
public interface KeySelector<IN, KEY> extends Function, Serializable {

    /// The key; never null.
    KEY getKey(IN value) throws Exception;
}
